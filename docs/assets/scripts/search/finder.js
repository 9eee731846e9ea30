// Stands in for the search worker that the theme starts while a page loads, and starts the real one when the reader
// reaches for the search. On file://, where browsers refuse workers, the same engine runs in the page.
import { one } from "../shared/dom.js"
import { loaded } from "../shared/field-guide.js"
import { load, within } from "../shared/loading.js"
import { loadedIndex } from "./data.js"
import { FAILED, QUERY, READY, RESULT, SETUP } from "./messages.js"

/** @typedef {{ type: number, data: any }} Message */
/** @typedef {{ search: string, index: string, translations: Record<string, string> }} Config */

/** @type {Config} */
const config = JSON.parse(document.getElementById("__config")?.textContent ?? "")
const NativeWorker = self.Worker
/** @param {string} address */
const absolute = (address) => new URL(address, location.href).href

class Finder extends EventTarget {
  /** @type {((message: Message) => void) | null} hands a message to the engine */
  #deliver = null
  /** @type {Message | null} the query that waits for the engine */
  #waiting = null
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
  postMessage(message) {
    if (message.type !== QUERY) return // the engine is set up by its own address
    if (this.#deliver) this.#deliver(message)
    else this.#waiting = message
  }

  terminate() {}

  async #start() {
    if (this.#isStarted) return
    this.#isStarted = true
    this.#show("loading")
    try {
      this.#deliver = await (location.protocol === "file:" ? this.#startInPage() : this.#startWorker())
    } catch {
      this.#isStarted = false
      this.#show("failed")
      return
    }
    this.#answer({ type: READY, data: null })
    if (this.#waiting) this.#deliver(this.#waiting)
  }

  async #startWorker() {
    const worker = new NativeWorker(absolute(config.search))
    try {
      await within(
        new Promise((resolve, reject) => {
          worker.onerror = reject
          worker.onmessage = ({ data: { type, data } }) => (type === READY ? resolve(null) : reject(new Error(data)))
          worker.postMessage({ type: SETUP, data: { index: absolute(config.index) } })
        }),
      )
    } catch (error) {
      worker.terminate()
      throw error
    }
    worker.onmessage = ({ data }) => this.#answer(data)
    worker.onerror = () => this.#show("failed")
    return (/** @type {Message} */ message) => worker.postMessage(message)
  }

  async #startInPage() {
    await load(absolute(config.search))
    await load(absolute(config.index))
    const search = await loaded("search")(loadedIndex(), () => new Promise((resolve) => setTimeout(resolve)))
    // A channel answers in the order of asking; timers that browsers hold back would not.
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => {
      try {
        this.#answer({ type: RESULT, data: search(data) })
      } catch {
        this.#show("failed")
      }
    }
    return (/** @type {Message} */ message) => port2.postMessage(message.data)
  }

  /** @param {Message} message */
  #answer(message) {
    if (message.type === FAILED) return this.#show("failed")
    if (message.type === RESULT) this.#show(message.data.items.length || !message.data.query ? "results" : "none", message.data.query)
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

// Only the theme's own search worker is replaced.
self.Worker = new Proxy(NativeWorker ?? class {}, {
  construct: (Original, [address, ...rest]) => (String(address) === config.search ? new Finder() : new Original(address, ...rest)),
})
