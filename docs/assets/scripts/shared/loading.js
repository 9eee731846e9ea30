// What a reader asks for later: scripts and styles, loaded into the page, from file:// too. No network keeps a reader waiting for ever.

/** Milliseconds after which what has not come counts as failed: the largest, of 30 kB, takes 20 seconds on a line of 12 kbit/s. */
export const LIMIT = 30_000

/**
 * The promise, or a rejection after some time.
 * @template Value
 * @param {Promise<Value>} promise
 * @param {number} [limit] milliseconds
 * @returns {Promise<Value>}
 */
export const within = (promise, limit = LIMIT) =>
  new Promise((resolve, reject) => {
    const clock = setTimeout(() => reject(new Error("nothing came in time")), limit)
    promise.then(resolve, reject).finally(() => clearTimeout(clock))
  })

/** @type {Record<string, Promise<void>>} */
const asked = {}

/**
 * Load a script or a style once; one that failed may be asked for again.
 * @param {string} address
 * @returns {Promise<void>} rejected with an error that names the address
 */
export const load = (address) => {
  asked[address] ??= within(insert(address)).catch(() => {
    delete asked[address]
    throw new Error(address)
  })
  return asked[address]
}

/**
 * @param {string} address
 * @returns {Promise<void>}
 */
const insert = (address) =>
  new Promise((resolve, reject) => {
    const element = address.endsWith(".css")
      ? Object.assign(document.createElement("link"), { rel: "stylesheet", href: address })
      : Object.assign(document.createElement("script"), { src: address })
    element.onload = () => resolve()
    element.onerror = () => {
      element.remove()
      reject()
    }
    document.head.append(element)
  })
