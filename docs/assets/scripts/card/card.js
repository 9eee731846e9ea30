// All that a card brings with it.
import "./reader-language.js"
import "../page/noticing.js"
import "../share/share.js"
