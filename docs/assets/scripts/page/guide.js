// Small comforts; every page reads, links and navigates without them.
import { all, around, one } from "../shared/dom.js"
import { preferred } from "../shared/languages.js"
import { read, write } from "../shared/storage.js"

// Links into another language lead to the place in hand: anchors are the same in every language.
const keepAnchor = () => {
  for (const link of all(document, "a[data-keep-anchor]", HTMLAnchorElement)) link.hash = location.hash
}
keepAnchor()
addEventListener("hashchange", keepAnchor)

// A language that the reader's browser prefers is offered once, and never again after "not now".
const DISMISSED = "offer-dismissed"
const offers = all(document, "[data-offer]")
const language = preferred(navigator.languages, [document.documentElement.lang, ...offers.map(({ lang }) => lang)])
const offer = offers.find(({ lang }) => lang === language)
if (offer && read(DISMISSED) === null) {
  offer.hidden = false
  one(offer, "[data-dismiss]").addEventListener("click", () => {
    offer.hidden = true
    write(DISMISSED, "1") // where the browser refuses, the offer stays away on this page only
  })
}

// Where the browser keeps the guide, its worker knows whether a newer edition is online.
const worker = navigator.serviceWorker?.controller
const renewal = document.querySelector("[data-renewal]")
if (worker && renewal instanceof HTMLElement) {
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = ({ data }) => {
    renewal.hidden = !data
  }
  worker.postMessage({ type: "newer" }, [port2])
  one(renewal, "[data-dismiss]").addEventListener("click", () => {
    renewal.hidden = true
    worker.postMessage({ type: "later" })
  })
}

// The theme opens its menu and its search by labels of hidden boxes; buttons let the keyboard reach them too.
for (const button of all(document, "[data-opens]")) {
  const { opens = "" } = button.dataset
  document.querySelector(`.md-header label[for="${opens}"].md-header__button`)?.remove()
  button.hidden = false
  button.addEventListener("click", () => {
    document.getElementById(opens)?.click()
    if (opens === "__search") one(document, ".md-search__input").focus()
  })
}

// The menu takes the focus when it opens and gives it back when it closes.
const drawer = document.getElementById("__drawer")
const opener = document.querySelector('[data-opens="__drawer"]')
const menu = document.querySelector(".md-sidebar--primary")
if (drawer instanceof HTMLInputElement && opener instanceof HTMLElement && menu) {
  drawer.addEventListener("change", () => {
    opener.setAttribute("aria-expanded", String(drawer.checked))
    if (drawer.checked) one(menu, ".md-nav__list a").focus()
    else if (menu.contains(document.activeElement)) opener.focus()
  })
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drawer.checked) drawer.click()
  })
  menu.addEventListener("click", (event) => {
    if (drawer.checked && around(event, 'a[href^="#"]')) drawer.click()
  })
}

// The home page's box opens the search with what is typed into it.
const home = document.querySelector("[data-home-search]")
if (home) {
  home.addEventListener("submit", (event) => {
    event.preventDefault()
    const field = one(document, ".md-search__input", HTMLInputElement)
    field.value = one(home, "input", HTMLInputElement).value
    field.focus()
    field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }))
  })
}
