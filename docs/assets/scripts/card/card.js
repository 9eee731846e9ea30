// All that a card brings with it.
import "./reader-language.js"
import "./folding.js"
import "../page/noticing.js"
import "../share/share.js"
