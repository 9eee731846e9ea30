// Lead on to where the page stands now, with the anchor that the link carried: a refresh without script loses it.
import { one } from "../shared/dom.js"

const link = one(document, "a[data-moved]", HTMLAnchorElement)
link.hash = location.hash
location.replace(link.href)
