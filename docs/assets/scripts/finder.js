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
      this.#say("search.loading")
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
      this.#deliver = message => {
        if (message.type === 2) setTimeout(() => this.#emit({ type: 3, data: search(message.data) }))
      }
      this.#emit({ type: 1 })
      this.#waiting.splice(0).forEach(this.#deliver)
    }

    #emit(data) {
      this.dispatchEvent(new MessageEvent("message", { data }))
    }

    #say(key) {
      const status = document.querySelector(".md-search-result__meta")
      if (status) status.textContent = config.translations[key]
    }

    #fail() {
      this.#say("search.failed")
    }
  }

  // Only the theme's own search worker is replaced.
  window.Worker = new Proxy(NativeWorker ?? class {}, {
    construct: (Original, [address, ...rest]) =>
      String(address) === config.search ? new Finder() : new Original(address, ...rest),
  })
})()
