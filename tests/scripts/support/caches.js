// Caches of a browser, in memory.

class FakeCache {
  /** @type {Map<string, Response>} */
  entries = new Map()

  /** @param {string} url */
  match(url) {
    return Promise.resolve(this.entries.get(url)?.clone())
  }

  /**
   * @param {string} url
   * @param {Response} response
   */
  put(url, response) {
    this.entries.set(url, response)
    return Promise.resolve()
  }

  /** @param {string} url */
  delete(url) {
    return Promise.resolve(this.entries.delete(url))
  }

  keys() {
    return Promise.resolve([...this.entries.keys()].map((url) => ({ url })))
  }
}

/** Caches by name. `texts` shows what they hold. */
export class FakeCaches {
  /** @type {Map<string, FakeCache>} */
  all = new Map()

  /** @param {string} name */
  open(name) {
    const cache = this.all.get(name) ?? new FakeCache()
    this.all.set(name, cache)
    return Promise.resolve(cache)
  }

  /**
   * @param {string} url
   * @param {{ cacheName: string }} options
   */
  match(url, { cacheName }) {
    return this.all.get(cacheName)?.match(url) ?? Promise.resolve(undefined)
  }

  /** @param {string} name */
  has(name) {
    return Promise.resolve(this.all.has(name))
  }

  keys() {
    return Promise.resolve([...this.all.keys()])
  }

  /** @param {string} name */
  delete(name) {
    return Promise.resolve(this.all.delete(name))
  }

  /** These caches, as a browser's. */
  get real() {
    return /** @type {import("../../../docs/assets/scripts/offline/notes.js").Caches} */ (/** @type {unknown} */ (this))
  }
}
