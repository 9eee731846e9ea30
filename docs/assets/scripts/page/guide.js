// All that a page brings with it; every page reads, links and navigates without it. What a reader asks for is loaded when it is touched.
import "./scheme.js"
import "./arrival.js"
import "./places.js"
import "./noticing.js"
import "../search/touch.js"
import "../share/share.js"
import "../brief/bookmarks.js"
