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

  // Where the browser keeps the guide, its worker knows whether a newer edition is online.
  const worker = navigator.serviceWorker?.controller
  const renewal = document.querySelector("[data-renewal]")
  if (worker && renewal) {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => {
      renewal.hidden = !data
    }
    worker.postMessage({ type: "newer" }, [port2])
    renewal.querySelector("[data-dismiss]").addEventListener("click", () => {
      renewal.hidden = true
      worker.postMessage({ type: "later" })
    })
  }

  // A letter of the working sheets is copied as it stands; where the browser refuses, it is selected.
  for (const button of document.querySelectorAll("[data-copy-letter]")) {
    const heading = document.getElementById(button.dataset.copyLetter)
    let letter = heading
    while (letter && !letter.matches(".letter")) letter = letter.nextElementSibling
    if (!letter) continue
    button.hidden = false
    button.addEventListener("click", async () => {
      const said = button.parentElement.querySelector("[role=status]")
      try {
        await navigator.clipboard.writeText([...letter.querySelectorAll("p")].map(({ textContent }) => textContent).join("\n\n"))
        said.textContent = button.dataset.done
      } catch {
        getSelection().selectAllChildren(letter)
        said.textContent = button.dataset.refused
      }
    })
  }

  // The theme opens its menu and its search by labels of hidden boxes; buttons let the keyboard reach them too.
  for (const button of document.querySelectorAll("[data-opens]")) {
    document.querySelector(`.md-header label[for="${button.dataset.opens}"].md-header__button`)?.remove()
    button.hidden = false
    button.addEventListener("click", () => {
      document.getElementById(button.dataset.opens).click()
      if (button.dataset.opens === "__search") document.querySelector(".md-search__input").focus()
    })
  }

  // The menu takes the focus when it opens and gives it back when it closes.
  const drawer = document.getElementById("__drawer")
  const opener = document.querySelector('[data-opens="__drawer"]')
  const menu = document.querySelector(".md-sidebar--primary")
  if (drawer && opener && menu) {
    drawer.addEventListener("change", () => {
      opener.setAttribute("aria-expanded", drawer.checked)
      if (drawer.checked) menu.querySelector(".md-nav__list a").focus()
      else if (menu.contains(document.activeElement)) opener.focus()
    })
    addEventListener("keydown", event => {
      if (event.key === "Escape" && drawer.checked) drawer.click()
    })
    menu.addEventListener("click", event => {
      if (drawer.checked && event.target.closest('a[href^="#"]')) drawer.click()
    })
  }
})()
