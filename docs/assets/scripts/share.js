// Share controls are links to the ready-made texts on a card; with this script they open the share panel. Only this much comes with a
// page: the panel's script, dress and words, and the texts to share, are loaded when a control is pressed, from file:// too.
(() => {
  const ROOT = new URL("../../", document.currentScript.src).href
  const asked = {}

  /** Load a script or a style, named from the site's root; one that failed is asked for again. */
  const load = name =>
    (asked[name] ??= new Promise((resolve, reject) => {
      const address = ROOT + name
      const isStyle = name.endsWith(".css")
      const element = document.createElement(isStyle ? "link" : "script")
      Object.assign(element, isStyle ? { rel: "stylesheet", href: address } : { src: address })
      element.onload = resolve
      element.onerror = () => {
        delete asked[name]
        element.remove()
        reject(new Error(address))
      }
      document.head.append(element)
    }))

  const said = document.createElement("p")
  said.className = "share-said"
  said.setAttribute("role", "status")

  const open = async control => {
    const { language, loading, failed } = control.dataset
    if (control.ariaBusy === "true") return
    control.ariaBusy = "true"
    said.lang = control.closest("[lang]").lang
    said.textContent = loading
    const parts = ["assets/scripts/compose.js", "assets/scripts/panel.js", "assets/styles/panel.css", `share/panel-${language}.js`]
    try {
      await Promise.all(parts.map(load))
      await self.fieldGuidePanel.open(control, ROOT, load)
      said.textContent = ""
    } catch {
      said.textContent = failed
    }
    control.ariaBusy = null
  }

  const act = event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return // then it is a link like any other
    said.textContent = ""
    const control = event.target.closest("[data-share]")
    if (!control) return
    event.preventDefault()
    open(control)
  }

  for (const control of document.querySelectorAll("[data-share]")) {
    control.role = "button"
    control.ariaHasPopup = "dialog"
    control.addEventListener("keydown", event => {
      if (event.key === " ") act(event)
    })
  }
  document.addEventListener("click", act)
  document.body.append(said)
})()
