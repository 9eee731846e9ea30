// What the search field finds: asks the engine and shows its answer. The index needs no making, so that the engine runs in the page.
// Markup and words come from overrides/pieces/search-found.html, by way of search/found-<language>.js.
import { all, one } from "../shared/dom.js"
import { fieldGuide, loaded } from "../shared/field-guide.js"
import { escaped } from "../shared/html.js"
import { ROOT } from "../shared/root.js"
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
  const chip = label ? `<span class="label"${source ? ` data-source="${source}"` : ""}>${escaped(label)}</span> ` : ""
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
  const found = one(form, ".found:last-child")
  const said = one(found, "[role=status]")
  const list = one(found, "ol")
  for (const link of all(found, "[data-path]", HTMLAnchorElement)) link.href = ROOT + link.dataset.path
  /** @type {((query: string) => Answer) | null} */
  let search = null
  let isStarting = false

  /**
   * @param {number} count
   * @param {string} one
   * @param {string} other
   */
  const counted = (count, one, other) => (said.dataset[count === 1 ? one : other] ?? "").replace("#", String(count))

  /**
   * Tell the state where style and tests find it; where nothing can be found, offer ways on.
   * @param {"loading" | "failed" | "initializer" | "results" | "none"} state
   * @param {string} [query]
   * @param {HTMLElement[]} [rows]
   */
  const show = (state, query = "", rows = []) => {
    found.dataset.state = state
    found.dataset.query = query
    one(found, "[data-ways-on]").hidden = state !== "none" && state !== "failed"
    list.setAttribute("aria-busy", String(state === "loading"))
    list.replaceChildren(...rows)
    const count = rows.filter((row) => row.matches("[data-result]")).length
    said.textContent = state === "results" ? counted(count, "one", "other") : (said.dataset[state] ?? "")
  }

  /**
   * What was found on one page: its best places, and the rest of them folded away.
   * @param {HTMLAnchorElement[]} links
   * @param {boolean} isWeak
   */
  const row = (links, isWeak) => {
    const made = document.createElement("li")
    made.dataset.result = ""
    if (isWeak) made.dataset.weak = ""
    made.append(...links.slice(0, IN_SIGHT))
    const rest = links.slice(IN_SIGHT)
    if (!rest.length) return made
    const folded = document.createElement("details")
    const summary = Object.assign(document.createElement("summary"), { textContent: counted(rest.length, "moreOne", "moreOther") })
    folded.append(summary, ...rest)
    made.append(folded)
    return made
  }

  /** @param {(query: string) => Answer} search */
  const answer = async (search) => {
    const query = field.value
    const answer = search(query)
    const texts = await textsIn(answer)
    if (query !== field.value) return
    const rows = answer.results.map(({ page, weak, sections }) =>
      row(sections.map((section) => linkTo(answer, section, texts[page]?.[section.anchor] ?? "")), weak)
    )
    // Above the first that only comes near, that is said.
    const near = Object.assign(document.createElement("li"), { className: "nearest", textContent: said.dataset.nearest ?? "" })
    const place = answer.results.findIndex(({ weak }) => weak)
    if (place >= 0) rows.splice(place, 0, near)
    show(rows.length ? "results" : query ? "none" : "initializer", query, rows)
  }

  const look = async () => {
    if (search) return answer(search)
    if (isStarting) return
    isStarting = true
    show("loading")
    try {
      search = await openSearch({ search: `${ROOT}search/engine.js`, index: `${ROOT}search/index-${find}.js` })
      await answer(search)
    } catch {
      show("failed")
    }
    isStarting = false
  }

  field.addEventListener("input", (event) => {
    if (!(event instanceof InputEvent && event.isComposing)) look()
  })
  field.addEventListener("compositionend", look)
  field.addEventListener("focus", look)
  form.addEventListener("keydown", (event) => {
    const here = document.activeElement
    const ways = all(found, "a, summary").filter((one) => one.checkVisibility())
    const place = here instanceof HTMLElement ? ways.indexOf(here) : -1
    if (event.key === "ArrowDown") ways[place + 1]?.focus()
    else if (event.key === "ArrowUp") (ways[place - 1] ?? field).focus()
    else if (event.key === "Enter" && here === field) ways[0]?.click()
    else if (event.key === "Escape" && here instanceof HTMLElement) return here.blur()
    else return
    event.preventDefault()
  })
  look()
}
