// Where one is: the menu opens at the page in hand, the contents mark the part in view.
import { all, around } from "../shared/dom.js"
import { load } from "../shared/loading.js"
import { ROOT } from "../shared/root.js"

for (const menu of all(document, "nav[popover]")) {
  const isOpen = () => menu.matches(":popover-open")
  menu.addEventListener("toggle", () => {
    const current = menu.querySelector("[aria-current]")
    if (!(current instanceof HTMLElement) || !isOpen()) return
    current.scrollIntoView({ block: "center" })
    current.focus({ preventScroll: true })
  })
  menu.addEventListener("click", (event) => {
    if (around(event, "a[href^='#']") && isOpen()) menu.hidePopover()
  })
}

const links = all(document, ".here a", HTMLAnchorElement)
/** @type {HTMLAnchorElement | undefined} */
let marked

/** Mark the last part whose heading has come into the upper third. */
const mark = () => {
  const passed = links.filter(({ hash }) => (document.getElementById(hash.slice(1))?.getBoundingClientRect().top ?? 0) < innerHeight / 3)
  const link = passed.pop()
  if (link === marked) return
  marked?.removeAttribute("aria-current")
  link?.setAttribute("aria-current", "location")
  marked = link
  // Long contents follow, without moving the page.
  const list = link?.closest("nav")
  list?.scrollTo(0, (link?.offsetTop ?? 0) - list.clientHeight / 2)
}

mark()
addEventListener("scroll", mark, { passive: true })

// Each heading's link to itself comes when a reader first points or presses a key.
for (const type of ["pointermove", "keydown"]) {
  addEventListener(type, () => load(`${ROOT}assets/scripts/permalinks.js`).catch(() => {}), { once: true })
}
