// Stands in for the search worker that the theme starts while a page loads. The engine comes when the reader reaches for the search, and
// runs in the page: its index needs no making.
import { one } from "../shared/dom.js"
import { escaped } from "../shared/html.js"
import { openSearch, textsOf } from "./opening.js"

/** @typedef {{ type: number, data: any }} Message */
/** @typedef {{ search: string, index: string, translations: Record<string, string> }} Config */

// The theme's messages.
const READY = 1
const QUERY = 2
const RESULT = 3

/** Milliseconds that results wait for their texts; on a slow line the titles come alone. */
const PATIENCE = 300
const WITH_TEXTS = 5 // pages

/** @type {Config} */
const config = JSON.parse(document.getElementById("__config")?.textContent ?? "")
const NativeWorker = self.Worker
/** @param {string} address */
const absolute = (address) => new URL(address, location.href).href

class Finder extends EventTarget {
  /** @type {((query: string) => import("./search.js").Answer) | null} */
  #search = null
  #query = ""
  #isStarted = false

  constructor() {
    super()
    const touched = () => this.#start()
    const box = one(document, ".md-search")
    for (const place of [box, document.querySelector(".search-open")]) {
      for (const type of ["pointerenter", "focusin", "touchstart"]) place?.addEventListener(type, touched, { once: true, passive: true })
    }
    document.getElementById("__search")?.addEventListener("change", touched, { once: true })
    if (new URLSearchParams(location.search).has("q")) touched()
    const field = one(box, "input")
    field.addEventListener("input", () => {
      touched() // anew, where the first start has failed
      field.dispatchEvent(new Event("keyup")) // the theme listens for keys alone; text can also be pasted, dictated or chosen
    })
  }

  /** @param {Message} message */
  postMessage({ type, data }) {
    if (type !== QUERY) return // the engine is set up by its own address
    this.#query = data
    if (this.#search) this.#answer(this.#search)
  }

  terminate() {}

  async #start() {
    if (this.#isStarted) return
    this.#isStarted = true
    this.#show("loading")
    try {
      this.#search = await openSearch({ search: absolute(config.search), index: absolute(config.index) })
    } catch {
      this.#isStarted = false
      this.#show("failed")
      return
    }
    this.#tell({ type: READY, data: null })
    if (this.#query) this.#answer(this.#search)
  }

  /** @param {(query: string) => import("./search.js").Answer} search */
  async #answer(search) {
    const query = this.#query
    const answer = search(query)
    const pages = answer.results.slice(0, WITH_TEXTS).map(({ page }) => page)
    /** @type {Record<string, Record<string, string>>} */
    const texts = {}
    const loading = pages.map(async (page) => {
      texts[page] = await textsOf(page)
    })
    await Promise.race([Promise.allSettled(loading), new Promise((resolve) => setTimeout(resolve, PATIENCE))])
    if (query !== this.#query) return
    const items = answer.results.map(({ page, sections }, place) =>
      sections.map((section, i) => ({
        location: section.href,
        title: this.#nearest(answer.results, place, i) + titleOf(section, answer.mark),
        text: marked(answer.excerpt(texts[page]?.[section.anchor] ?? "")),
        terms: {},
        score: i < 4 ? 1 : 0.5, // the theme folds away what scores less than the page
      }))
    )
    this.#show(items.length || !query ? "results" : "none", query)
    this.#tell({ type: RESULT, data: { query, items } })
  }

  /**
   * What is said above the first result that only comes near.
   * @param {import("./search.js").Result[]} results
   * @param {number} place
   * @param {number} section
   */
  #nearest(results, place, section) {
    const isFirst = section === 0 && results[place].weak && !results[place - 1]?.weak
    return isFirst ? `<span class="nearest">${escaped(config.translations["search.nearest"])}</span> ` : ""
  }

  /** @param {Message} message */
  #tell(message) {
    this.dispatchEvent(new MessageEvent("message", { data: message }))
  }

  /**
   * Tell the state where style and tests find it; where nothing can be found, offer ways on.
   * @param {"loading" | "failed" | "results" | "none"} state
   * @param {string} [query]
   */
  #show(state, query = "") {
    const results = one(document, ".md-search-result")
    results.dataset.state = state
    results.dataset.query = query
    one(document, "[data-ways-on]").hidden = state !== "none" && state !== "failed"
    const said = config.translations[`search.${state}`]
    if (said) one(results, ".md-search-result__meta").textContent = said
  }
}

/** @param {import("./marking.js").Piece[]} pieces */
const marked = (pieces) =>
  pieces.map(({ text, isFound }) => (isFound ? `<mark data-md-highlight>${escaped(text)}</mark>` : escaped(text))).join("")

/**
 * A title behind an entry's label in the colour of its source, or a term's short form.
 * @param {import("./search.js").Section} section
 * @param {(text: string) => import("./marking.js").Piece[]} mark
 */
const titleOf = ({ label, source, title }, mark) => {
  const chip = label ? `<span class="label"${source ? ` data-source="${source}"` : ""}>${escaped(label)}</span> ` : ""
  return chip + marked(mark(title))
}

// Only the theme's own search worker is replaced.
self.Worker = new Proxy(NativeWorker ?? class {}, {
  construct: (Original, [address, ...rest]) => (String(address) === config.search ? new Finder() : new Original(address, ...rest)),
})
