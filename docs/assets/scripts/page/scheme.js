// Light or dark: follows the device until the reader chooses; only that act is stored. The first choice is what the device has not: it is
// seen at once.
import { read, watch, write } from "../shared/storage.js"

const NAME = "scheme"
const ORDER = ["auto", "light", "dark"]
const button = document.querySelector("[data-scheme-toggle]")
const label = button?.getAttribute("aria-label")
let current = 0

/** @param {string | null} scheme */
const apply = (scheme) => {
  current = Math.max(0, ORDER.indexOf(scheme ?? ""))
  const name = ORDER[current]
  document.documentElement.dataset.scheme = name
  if (!(button instanceof HTMLElement)) return
  button.title = `${label}: ${button.dataset[name]}`
  button.setAttribute("aria-label", button.title)
}

apply(read(NAME))
button?.addEventListener("click", () => {
  const step = matchMedia("(prefers-color-scheme: dark)").matches ? 1 : 2
  apply(ORDER[(current + step) % 3])
  write(NAME, current ? ORDER[current] : null) // where the browser refuses, the choice lasts for this page only
})
// Chosen in another window, or removed with all that the guide has stored.
watch(NAME, () => apply(read(NAME)))
