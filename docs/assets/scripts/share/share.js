// Share controls are links to the ready-made texts on a card; with this script they open the share panel. Only this much comes with a
// page: the panel's script, dress and words, and the texts to share, are loaded when a control is pressed, from file:// too.
import { all, around } from "../shared/dom.js"
import { loaded } from "../shared/field-guide.js"
import { load } from "../shared/loading.js"
import { ROOT } from "../shared/root.js"

/** @param {HTMLAnchorElement} control */
const open = async (control) => {
  const { language } = control.dataset
  if (control.getAttribute("aria-busy")) return
  control.setAttribute("aria-busy", "true")
  const parts = ["assets/scripts/compose.js", "assets/scripts/panel.js", "assets/styles/panel.css", `share/panel-${language}.js`]
  try {
    await Promise.all(parts.map((part) => load(ROOT + part)))
    await loaded("panel").open(control)
  } catch {
    location.href = control.href // the ready-made texts, which need no script
  }
  control.removeAttribute("aria-busy")
}

/** @param {MouseEvent | KeyboardEvent} event */
const act = (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return // then it is a link like any other
  const control = around(event, "[data-share]")
  if (!(control instanceof HTMLAnchorElement)) return
  event.preventDefault()
  open(control)
}

for (const control of all(document, "[data-share]")) {
  control.setAttribute("role", "button")
  control.setAttribute("aria-haspopup", "dialog")
  control.addEventListener("keydown", (event) => {
    if (event.key === " ") act(event)
  })
}
document.addEventListener("click", act)
