// Light or dark: follows the device until the reader chooses; only that act is stored.
import { read, watch, write } from "../shared/storage.js"

const NAME = "scheme"
const ORDER = ["auto", "light", "dark"]
const button = document.querySelector("[data-scheme-toggle]")
const label = button?.getAttribute("aria-label")
let current = "auto"

/** @param {string | null} scheme */
const apply = (scheme) => {
  current = ORDER.find((known) => known === scheme) ?? "auto"
  const { dataset } = document.documentElement
  if (current === "auto") delete dataset.scheme
  else dataset.scheme = current
  if (!(button instanceof HTMLElement)) return
  button.title = `${label}: ${button.dataset[current]}`
  button.setAttribute("aria-label", button.title)
}

apply(read(NAME))
button?.addEventListener("click", () => {
  apply(ORDER[(ORDER.indexOf(current) + 1) % ORDER.length])
  write(NAME, current === "auto" ? null : current) // where the browser refuses, the choice lasts for this page only
})
// Chosen in another window, or removed with all that the guide has stored.
watch(NAME, () => apply(read(NAME)))
