// Light or dark: follows the device until the reader chooses; only that act is stored.
// Runs in the head, before the page is painted.
import { read, watch, write } from "../shared/storage.js"

const NAME = "scheme"
const ORDER = ["auto", "light", "dark"]
const root = document.documentElement

const chosen = () => ORDER.find((scheme) => scheme === read(NAME)) ?? "auto"

/** @param {string} scheme */
const apply = (scheme) => {
  if (scheme === "auto") delete root.dataset.scheme
  else root.dataset.scheme = scheme
}

let current = chosen()
apply(current)

addEventListener("DOMContentLoaded", () => {
  const button = document.querySelector("[data-scheme-toggle]")
  if (!(button instanceof HTMLElement)) return
  const label = button.getAttribute("aria-label")
  const name = () => {
    const words = `${label}: ${button.dataset[current]}`
    button.setAttribute("aria-label", words)
    button.title = words
  }
  name()
  button.hidden = false
  button.addEventListener("click", () => {
    current = ORDER[(ORDER.indexOf(current) + 1) % ORDER.length]
    apply(current)
    write(NAME, current === "auto" ? null : current) // where the browser refuses, the choice lasts for this page only
    name()
  })
  // Chosen in another window, or removed with all that the guide has stored.
  watch(NAME, () => {
    current = chosen()
    apply(current)
    name()
  })
})
