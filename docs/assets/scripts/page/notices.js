// What is told to few readers (noticing.js).
import "./offers.js"
import "./age.js"
