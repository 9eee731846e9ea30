// The one HTML file's script: the guide's own search, share panel and age, with what each asks for beside them (hooks/fieldguide/editions/single.py).
import "../page/age.js"
import "../search/engine.js"
import "../search/finder.js"
import "../share/compose.js"
import "../share/panel.js"
import "../share/share.js"
import { loadedIndex } from "../search/data.js"
import { all, around, one } from "../shared/dom.js"
import { fieldGuide, loaded } from "../shared/field-guide.js"
import { ROOT } from "../shared/root.js"
import { idsOf } from "./inside.js"

const form = one(document, "[data-find]", HTMLFormElement)
const { folder, pages } = loadedIndex()

/** @param {string} href below the site's root */
const placeOf = (href) => {
  for (const id of idsOf(href, folder)) {
    const place = document.getElementById(id)
    if (place) return place
  }
  return null
}

/**
 * What stands below a heading up to the next one.
 * @param {Element | null} heading
 */
const textBelow = (heading) => {
  const parts = []
  let next = heading?.nextElementSibling
  while (next && !/^(H[1-6]|SECTION|DL)$/.test(next.tagName)) {
    if (!next.matches(".entry-facts, .address, .note")) parts.push((next.textContent ?? "").replace(/\s+/g, " ").trim())
    next = next.nextElementSibling
  }
  return parts.join(" ")
}

// The texts that the search shows stand in this file already.
fieldGuide.excerpts = Object.fromEntries(
  pages.map(([page, , places]) => [page, Object.fromEntries(places.map(([anchor]) => [anchor, textBelow(placeOf(`${page}#${anchor}`))]))]),
)

/** What was found leads to its place in this file. */
const leadInside = () => {
  for (const link of all(form, "a[href]", HTMLAnchorElement)) {
    if (!link.href.startsWith(ROOT)) continue
    const place = placeOf(link.href.slice(ROOT.length))
    if (place) link.setAttribute("href", `#${place.id}`)
  }
}

form.hidden = false
form.addEventListener("submit", (event) => event.preventDefault())
loaded("finder")(form)
leadInside()
new MutationObserver(leadInside).observe(form, { childList: true, subtree: true })

/** @param {Element | null} place */
const mark = (place) => {
  for (const former of all(document, "[data-here]")) delete former.dataset.here
  place?.setAttribute("data-here", "")
}

// Under the addresses at which messengers open a file (data:, blob:, about:), a browser follows no link within it: then the script does.
if (!["file:", "http:", "https:", "content:"].includes(location.protocol)) {
  document.addEventListener("click", (event) => {
    const link = around(event, 'a[href^="#"]')
    const place = link && document.getElementById(decodeURIComponent(link.getAttribute("href")?.slice(1) ?? ""))
    if (!place) return
    event.preventDefault()
    history.pushState(place.id, "")
    mark(place)
    place.tabIndex = -1
    document.body.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true })) // closes what the search found
    place.focus()
    place.scrollIntoView()
  })
  addEventListener("popstate", ({ state }) => mark(document.getElementById(state ?? ""))) // the browser scrolls
}
