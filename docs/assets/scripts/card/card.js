// All that a card brings with it.
import "./reader-language.js"
import "../page/age.js"
import "../share/share.js"
