// The search field of a page. Its script, its index and its words are loaded when the reader reaches for it, or comes with a query.
import { around, one } from "../shared/dom.js"
import { loaded } from "../shared/field-guide.js"
import { load } from "../shared/loading.js"
import { ROOT } from "../shared/root.js"

const form = document.querySelector("[data-find]")

if (form instanceof HTMLFormElement) {
  const field = one(form, "input", HTMLInputElement)
  const { find, failed = "", loading = "" } = form.dataset
  const said = Object.assign(document.createElement("p"), { className: "found" })
  said.setAttribute("role", "status")
  let isStarted = false

  const start = async () => {
    if (isStarted) return
    isStarted = true
    said.textContent = loading
    form.append(said)
    try {
      await Promise.all(["assets/scripts/finder.js", "assets/styles/found.css", `search/found-${find}.js`].map((part) => load(ROOT + part)))
      said.remove()
      loaded("finder")(form)
    } catch {
      isStarted = false
      said.textContent = failed
    }
  }

  const open = () => {
    if (!field.getClientRects().length) form.showPopover()
    field.focus()
  }

  for (const type of ["pointerenter", "focusin", "input"]) form.addEventListener(type, start, { passive: true })
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    field.focus()
  })
  form.addEventListener("toggle", () => {
    if (form.matches(":popover-open") && !form.contains(document.activeElement)) field.focus()
  })
  addEventListener("click", (event) => {
    if (!around(event, "a.find-open")) return
    event.preventDefault()
    open()
  })
  addEventListener("keydown", (event) => {
    const { key, ctrlKey, metaKey, altKey } = event
    const isAsked = ctrlKey || metaKey ? key === "k" : ["/", "f", "s"].includes(key) && !around(event, "input, textarea, select, dialog")
    if (!isAsked || altKey) return
    event.preventDefault()
    open()
  })

  const comeWithQuery = () => {
    if (/[#&?]q=/.test(location.search + location.hash)) start()
  }
  comeWithQuery()
  addEventListener("hashchange", comeWithQuery)
}
