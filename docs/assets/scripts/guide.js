// Small comforts; every page reads, links and navigates without them.
(() => {
  // Links into another language lead to the place in hand: anchors are the same in every language.
  const keepAnchor = () => {
    for (const link of document.querySelectorAll("a[data-keep-anchor]")) link.hash = location.hash
  }
  keepAnchor()
  addEventListener("hashchange", keepAnchor)

  // A language that the reader's browser prefers is offered once, and never again after "not now".
  const KEY = "field-guide:offer-dismissed"
  const dismissed = () => {
    try {
      return localStorage.getItem(KEY) !== null
    } catch {
      return false
    }
  }
  const preferred = navigator.languages
    .map(language => language.toLowerCase().split("-")[0])
    .find(code => code === "en" || document.querySelector(`[data-offer="${code}"]`))
  const offer = document.querySelector(`[data-offer="${preferred}"]`)
  if (offer && !dismissed()) {
    offer.hidden = false
    offer.querySelector("[data-dismiss]").addEventListener("click", () => {
      offer.hidden = true
      try {
        localStorage.setItem(KEY, "1")
      } catch {
        // Then the offer stays away on this page only.
      }
    })
  }

  // The theme opens its menu and its search by labels; let the keyboard reach them too.
  for (const label of document.querySelectorAll("label.md-header__button")) {
    label.tabIndex = 0
    label.setAttribute("role", "button")
    label.addEventListener("keydown", event => {
      if (event.key !== "Enter" && event.key !== " ") return
      event.preventDefault()
      label.click()
    })
  }
})()
