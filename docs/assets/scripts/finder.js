// Stands in for the search worker that the theme starts while a page loads, and starts the real one when the reader
// reaches for the search. On file://, where browsers refuse workers, the same engine runs in the page.
(() => {
  const config = JSON.parse(document.getElementById("__config").textContent)
  const NativeWorker = window.Worker
  const absolute = address => new URL(address, location.href).href

  const loadScript = address =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script")
      script.src = address
      script.onload = resolve
      script.onerror = () => reject(new Error(address))
      document.head.append(script)
    })

  class Finder extends EventTarget {
    #deliver = null
    #waiting = []

    constructor() {
      super()
      const touched = () => this.#start()
      const box = document.querySelector(".md-search")
      for (const place of [box, document.querySelector(".search-open")])
        for (const type of ["pointerenter", "focusin", "touchstart"])
          place?.addEventListener(type, touched, { once: true, passive: true })
      document.getElementById("__search").addEventListener("change", touched, { once: true })
      if (new URLSearchParams(location.search).has("q")) touched()
      // The theme listens for keys alone; text can also be pasted, dictated or chosen.
      const field = box.querySelector("input")
      field.addEventListener("input", () => field.dispatchEvent(new Event("keyup")))
    }

    postMessage(message) {
      if (this.#deliver) this.#deliver(message)
      else this.#waiting.push(message)
    }

    terminate() {}

    #started = false
    async #start() {
      if (this.#started) return
      this.#started = true
      this.#show("loading")
      try {
        if (location.protocol === "file:") await this.#startInPage()
        else await this.#startWorker()
      } catch {
        this.#fail()
      }
    }

    #startWorker() {
      const worker = new NativeWorker(absolute(config.search))
      this.#deliver = message => worker.postMessage(message)
      return new Promise((resolve, reject) => {
        worker.onerror = reject
        worker.onmessage = event => {
          resolve()
          if (event.data.type === -1) reject(new Error(event.data.data))
          if (event.data.type === -1) this.#fail()
          else this.#emit(event.data)
        }
        worker.postMessage({ type: 0, data: { index: absolute(config.index) } })
        this.#waiting.splice(0).forEach(this.#deliver)
      })
    }

    async #startInPage() {
      await loadScript(absolute(config.search))
      await loadScript(absolute(config.index))
      const search = await window.fieldGuideSearch(window.fieldGuideIndex, () => new Promise(resolve => setTimeout(resolve)))
      // A channel answers in the order of asking; timers that browsers hold back would not.
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = event => this.#emit({ type: 3, data: search(event.data) })
      this.#deliver = message => {
        if (message.type === 2) port2.postMessage(message.data)
      }
      this.#emit({ type: 1 })
      this.#waiting.splice(0).forEach(this.#deliver)
    }

    #emit(message) {
      if (message.type === 3) this.#show(message.data.items.length || !message.data.query ? "results" : "none", message.data.query)
      this.dispatchEvent(new MessageEvent("message", { data: message }))
    }

    /** Tell the state where style and tests find it; where nothing can be found, offer ways on. */
    #show(state, query = "") {
      const results = document.querySelector(".md-search-result")
      results.dataset.state = state
      results.dataset.query = query
      document.querySelector("[data-ways-on]").hidden = state !== "none" && state !== "failed"
      const said = config.translations[`search.${state}`]
      if (said) results.querySelector(".md-search-result__meta").textContent = said
    }

    #fail() {
      this.#show("failed")
    }
  }

  // Only the theme's own search worker is replaced.
  window.Worker = new Proxy(NativeWorker ?? class {}, {
    construct: (Original, [address, ...rest]) =>
      String(address) === config.search ? new Finder() : new Original(address, ...rest),
  })
})()
