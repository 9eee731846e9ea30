// The search field of a page. Its script, its index and its words are loaded when the reader reaches for it.
import { one } from "../shared/dom.js"
import { loaded } from "../shared/field-guide.js"
import { load } from "../shared/loading.js"
import { ROOT } from "../shared/root.js"

const form = document.querySelector("[data-find]")

if (form instanceof HTMLFormElement) {
  const field = one(form, "input", HTMLInputElement)
  const { find = "", failed = "", loading = "" } = form.dataset
  const said = Object.assign(document.createElement("p"), { className: "found found__said", textContent: loading })
  said.setAttribute("role", "status")
  let isStarted = false

  const start = async () => {
    if (isStarted) return
    isStarted = true
    said.textContent = loading
    form.append(said)
    try {
      await Promise.all(["assets/scripts/finder.js", `search/found-${find}.js`].map((part) => load(ROOT + part)))
      loaded("finder")(form)
      said.remove()
    } catch {
      isStarted = false
      said.textContent = failed
    }
  }

  const open = () => {
    if (!field.checkVisibility()) form.showPopover()
    field.focus()
  }

  for (const type of ["pointerenter", "focusin", "touchstart", "input"]) form.addEventListener(type, start, { passive: true })
  form.addEventListener("submit", (event) => event.preventDefault())
  form.addEventListener("toggle", () => {
    if (form.matches(":popover-open")) field.focus()
  })
  addEventListener("keydown", (event) => {
    const { key, target, ctrlKey, metaKey, altKey } = event
    const isTyped = target instanceof Element && target.closest("input, textarea, select, dialog")
    const isAsked = ctrlKey || metaKey ? key === "k" && !altKey : ["/", "f", "s"].includes(key) && !altKey && !isTyped
    if (!isAsked) return
    event.preventDefault()
    open()
  })

  /** @param {string} query */
  const ask = (query) => {
    field.value = query
    open()
  }

  const query = new URLSearchParams(location.search).get("q")
  if (query) ask(query)
  // The home page has a field of its own, which hands on what is typed.
  document.querySelector("[data-home-search]")?.addEventListener("submit", (event) => {
    event.preventDefault()
    ask(one(/** @type {HTMLFormElement} */ (event.currentTarget), "input", HTMLInputElement).value)
  })
}
