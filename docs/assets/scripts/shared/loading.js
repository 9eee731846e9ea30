// What a reader asks for later: scripts and styles, loaded into the page, from file:// too. No network keeps a reader waiting for ever.

/** Milliseconds after which what has not come counts as failed: the largest, of 30 kB, takes 20 seconds on a line of 12 kbit/s. */
export const LIMIT = 30_000

/** @type {Record<string, Promise<void>>} */
const asked = {}

/**
 * Load a script or a style once; one that failed may be asked for again.
 * @param {string} address
 * @returns {Promise<void>} rejected with an error that names the address
 */
export const load = (address) =>
  asked[address] ??= new Promise((resolve, reject) => {
    const isStyle = address.endsWith(".css")
    const element = document.createElement(isStyle ? "link" : "script")
    Object.assign(element, isStyle ? { rel: "stylesheet", href: address } : { src: address })
    const fail = () => {
      element.remove()
      delete asked[address]
      reject(new Error(address))
    }
    const clock = setTimeout(fail, LIMIT)
    element.onerror = fail
    element.onload = () => {
      clearTimeout(clock)
      resolve()
    }
    document.head.append(element)
  })
