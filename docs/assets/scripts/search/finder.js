// What the search field finds: a combobox that opens a list of links (WAI-ARIA Authoring Practices, combobox with a dialog popup). It asks
// the engine and shows its answer. Markup and words come from overrides/pieces/search-found.html, by way of search/found-<language>.js.
import { all, one } from "../shared/dom.js"
import { fieldGuide, loaded } from "../shared/field-guide.js"
import { escaped } from "../shared/html.js"
import { ROOT } from "../shared/root.js"
import { createAddress, queryIn } from "./address.js"
import { openSearch, textsOf } from "./opening.js"

/** @typedef {import("./search.js").Answer} Answer */
/** @typedef {import("./search.js").Section} Section */
/** @typedef {Record<string, Record<string, string>>} Texts by page, by anchor */

/** Milliseconds that results wait for their texts; on a slow line the titles come alone. */
const PATIENCE = 300
const WITH_TEXTS = 5 // pages
const IN_SIGHT = 4 // places of a page

/** @param {import("./marking.js").Piece[]} pieces */
const marked = (pieces) => pieces.map(({ text, isFound }) => (isFound ? `<mark>${escaped(text)}</mark>` : escaped(text))).join("")

/**
 * Texts of the pages that are seen first, as far as they come in time.
 * @param {Answer} answer
 */
const textsIn = async ({ results }) => {
  /** @type {Texts} */
  const texts = {}
  const loading = results.slice(0, WITH_TEXTS).map(async ({ page }) => {
    texts[page] = await textsOf(page)
  })
  await Promise.race([Promise.allSettled(loading), new Promise((resolve) => setTimeout(resolve, PATIENCE))])
  return texts
}

/**
 * A link to a place that was found: its title behind an entry's label in the colour of its source, or a term's short form.
 * @param {Answer} answer
 * @param {Section} section
 * @param {string} text
 */
const linkTo = ({ mark, excerpt }, { href, label, source, title }, text) => {
  const chip = label ? `<span class="label" translate="no"${source ? ` data-source="${source}"` : ""}>${escaped(label)}</span> ` : ""
  const link = document.createElement("a")
  link.href = ROOT + href
  link.innerHTML = `<b>${chip}${marked(mark(title))}</b> <span>${marked(excerpt(text))}</span>`
  return link
}

/**
 * Let a field find.
 * @param {HTMLFormElement} form
 */
fieldGuide.finder = (form) => {
  const { find = "" } = form.dataset
  const holder = document.createElement("template")
  holder.innerHTML = loaded("found")[find]
  form.append(holder.content)
  const field = one(form, "input", HTMLInputElement)
  const found = one(form, ".found")
  const said = one(found, "[role=status]")
  const list = one(found, "ol")
  const questions = one(found, "[data-questions]")
  const ways = one(found, "[data-ways-on]")
  const near = one(found, ".nearest", HTMLLIElement)
  for (const link of all(found, "[data-path]", HTMLAnchorElement)) link.href = ROOT + link.dataset.path
  near.remove()
  field.setAttribute("aria-controls", found.id)
  const address = createAddress()
  /** @type {((query: string) => Answer) | null} */
  let search = null
  let isStarting = false
  let isEntered = false // Enter was pressed before the answer was there

  /**
   * @param {number} count
   * @param {string} one
   * @param {string} other
   */
  const counted = (count, one, other) => (said.dataset[count === 1 ? one : other] ?? "").replace("#", String(count))

  /** @param {boolean} isOpen */
  const unfold = (isOpen) => {
    found.hidden = !isOpen
    field.setAttribute("aria-expanded", String(isOpen))
  }

  const close = () => {
    unfold(false)
    address.restore()
  }

  /**
   * Tell the state where style and tests find it. Before anything is typed common questions are offered; where nothing can be found, ways on.
   * @param {"loading" | "failed" | "initializer" | "results" | "none"} state
   * @param {string} text
   * @param {string} [query]
   * @param {HTMLElement[]} [rows]
   */
  const show = (state, text, query = "", rows = []) => {
    found.dataset.state = state
    found.dataset.query = query
    questions.hidden = state !== "initializer"
    ways.hidden = state !== "none" && state !== "failed"
    list.replaceChildren(...rows)
    list.setAttribute("aria-busy", String(state === "loading"))
    said.textContent = text
  }

  /**
   * What was found on one page: its best places, and the rest of them folded away.
   * @param {HTMLAnchorElement[]} links
   * @param {boolean} isWeak
   */
  const row = (links, isWeak) => {
    const made = document.createElement("li")
    made.dataset.result = ""
    if (isWeak) {
      made.dataset.weak = ""
      for (const link of links) link.setAttribute("aria-describedby", near.id)
    }
    made.append(...links.slice(0, IN_SIGHT))
    const rest = links.slice(IN_SIGHT)
    if (!rest.length) return made
    const folded = document.createElement("details")
    const summary = Object.assign(document.createElement("summary"), { textContent: counted(rest.length, "moreOne", "moreOther") })
    folded.append(summary, ...rest)
    made.append(folded)
    return made
  }

  /** @param {Answer} answer */
  const told = ({ results, isCapped }) => {
    const strong = results.filter(({ weak }) => !weak).length
    if (results.length && !strong) return said.dataset.near ?? ""
    return isCapped ? (said.dataset.capped ?? "") : counted(strong, "one", "other")
  }

  /** @param {(query: string) => Answer} search */
  const answer = async (search) => {
    const query = field.value
    if (!query.trim()) return show("initializer", said.dataset.initializer ?? "")
    list.setAttribute("aria-busy", "true")
    const answer = search(query)
    const texts = await textsIn(answer)
    if (query !== field.value) return
    const rows = answer.results.map(({ page, weak, sections }) =>
      row(sections.map((section) => linkTo(answer, section, texts[page]?.[section.anchor] ?? "")), weak)
    )
    // Above the first that only comes near, that is said.
    const place = answer.results.findIndex(({ weak }) => weak)
    if (place >= 0) rows.splice(place, 0, near)
    if (rows.length) show("results", told(answer), query, rows)
    else show("none", said.dataset.none ?? "", query)
    if (isEntered) follow()
  }

  const look = async () => {
    unfold(true)
    if (search) return answer(search)
    if (isStarting) return
    isStarting = true
    show("loading", said.dataset.loading ?? "")
    try {
      search = await openSearch(find)
      await answer(search)
    } catch {
      show("failed", said.dataset.failed ?? "")
    }
    isStarting = false
  }

  /** Open the best place, once the answer to what stands in the field is there; what only comes near is shown, for the reader to choose. */
  const follow = () => {
    isEntered = Boolean(field.value.trim()) && found.dataset.query !== field.value
    if (isEntered) return
    const best = list.querySelector("a")
    if (best?.closest("[data-weak]")) best.focus()
    else best?.click()
  }

  const type = () => {
    isEntered = false
    address.carry(field.value.trim() && field.value)
    look()
  }

  /** What the address asks for is asked; without a keyboard that covers the answer. */
  const arrive = () => {
    const query = queryIn(location)
    if (!query) return unfold(false)
    field.value = query
    if (!field.getClientRects().length) form.showPopover()
    found.focus({ preventScroll: true })
    look()
  }

  found.addEventListener("click", address.settle, { capture: true })
  field.addEventListener("input", (event) => {
    if (!(event instanceof InputEvent && event.isComposing)) type()
  })
  field.addEventListener("compositionend", type)
  field.addEventListener("focus", look)
  field.addEventListener("click", look)
  form.addEventListener("focusout", () =>
    setTimeout(() => {
      if (!form.contains(document.activeElement) && !found.hidden && !form.matches(":popover-open")) close()
    }))
  addEventListener("pointerdown", ({ target }) => {
    if (target instanceof Node && !form.contains(target) && !found.hidden) close()
  })
  form.addEventListener("toggle", () => {
    if (form.hasAttribute("popover") && !form.matches(":popover-open") && !field.getClientRects().length) close()
  })
  addEventListener("hashchange", arrive)

  form.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return // the key belongs to the input method
    const here = document.activeElement
    const stops = all(found, "a, summary").filter((one) => one.getClientRects().length)
    const place = here instanceof HTMLElement ? stops.indexOf(here) : -1
    if (event.key === "ArrowDown") {
      if (found.hidden) look()
      else stops[place + 1]?.focus()
    } else if (event.key === "ArrowUp") (stops[place - 1] ?? field).focus()
    else if (event.key === "Enter" && here === field) follow()
    else if (event.key === "Escape" && !found.hidden) {
      close()
      if (form.matches(":popover-open")) form.hidePopover()
      else field.focus()
    } else return
    event.preventDefault()
  })

  if (queryIn(location)) arrive()
  else if (field.value) type()
  else if (form.contains(document.activeElement)) look()
  else unfold(false)
}
