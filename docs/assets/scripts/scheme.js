// Light or dark: follows the device until the reader chooses; only that act is stored.
// Runs in the head, before the page is painted.
(() => {
  const KEY = "field-guide:scheme"
  const ORDER = ["auto", "light", "dark"]
  const root = document.documentElement

  const stored = () => {
    try {
      return localStorage.getItem(KEY)
    } catch {
      return null // storage may be refused, on file:// above all
    }
  }

  const apply = scheme => {
    if (scheme === "auto") delete root.dataset.scheme
    else root.dataset.scheme = scheme
  }

  const store = scheme => {
    try {
      if (scheme === "auto") localStorage.removeItem(KEY)
      else localStorage.setItem(KEY, scheme)
    } catch {
      // The choice then lasts for this page only.
    }
  }

  let current = ORDER.includes(stored()) ? stored() : "auto"
  apply(current)

  addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("[data-scheme-toggle]")
    if (!button) return
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
      store(current)
      name()
    })
    // Chosen in another window, or removed with all that the guide has stored.
    addEventListener("storage", ({ key }) => {
      if (key !== KEY && key !== null) return
      current = ORDER.includes(stored()) ? stored() : "auto"
      apply(current)
      name()
    })
  })
})()
