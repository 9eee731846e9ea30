// A card begins with the language that the reader's browser asks for. What is read, seen and reached by the keyboard moves together.
// Deferred, and painting waits for it where the browser knows how: nothing jumps.
import { all, one } from "../shared/dom.js"
import { preferred } from "../shared/languages.js"

const versions = one(document, ".versions")
const tags = [...versions.children].map((version) => /** @type {HTMLElement} */ (version).lang)
const tag = preferred(navigator.languages, tags)

if (tag && tag !== tags[0]) {
  for (const list of all(document, "[data-reader-first]")) {
    const own = [...list.children].find((version) => version.getAttribute("lang") === tag)
    if (own) list.prepend(own)
  }
  document.documentElement.lang = tag
  const label = document.querySelector("h1 .label")
  const titles = all(versions, "h2").map((title) => title.textContent)
  if (label) document.title = `${label.textContent}: ${titles.join(" · ")}`
}
