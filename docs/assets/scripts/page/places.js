// Where one is: the menu opens at the page in hand, the contents mark the part in view.
import { all, around } from "../shared/dom.js"

const menus = all(document, "[popover]:is(nav)")

for (const menu of menus) {
  menu.addEventListener("toggle", () => {
    const current = menu.querySelector("[aria-current]")
    if (!(current instanceof HTMLElement) || !menu.matches(":popover-open")) return
    current.scrollIntoView({ block: "center" })
    current.focus({ preventScroll: true })
  })
  menu.addEventListener("click", (event) => {
    if (around(event, "a[href^='#']") && menu.matches(":popover-open")) menu.hidePopover()
  })
}

const links = all(document, ".here a", HTMLAnchorElement)
const parts = links.map(({ hash }) => document.getElementById(hash.slice(1)))

/** The last part whose heading has come into the upper third. */
const mark = () => {
  const passed = parts.filter((part) => part && part.getBoundingClientRect().top < innerHeight / 3).length
  links.forEach((link, place) => {
    if (place !== passed - 1) link.removeAttribute("aria-current")
    else if (!link.hasAttribute("aria-current")) {
      link.setAttribute("aria-current", "location")
      // Long contents follow, without moving the page.
      const list = /** @type {HTMLElement} */ (link.closest("nav"))
      list.scrollTop = link.offsetTop - list.clientHeight / 2
    }
  })
}

if (links.length) {
  let isAwaited = false
  addEventListener("scroll", () => {
    if (isAwaited) return
    isAwaited = true
    requestAnimationFrame(() => {
      isAwaited = false
      mark()
    })
  }, { passive: true })
  mark()
}
