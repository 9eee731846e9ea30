// Where one is: the menu opens at the page in hand, the contents mark the part in view.
import { all, around } from "../shared/dom.js"

const menus = all(document, "[popover]:is(nav)")

for (const menu of menus) {
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
  if (link && list) list.scrollTop = link.offsetTop - list.clientHeight / 2
}

mark()
addEventListener("scroll", mark, { passive: true })
