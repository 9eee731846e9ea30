// What the guide stores in a browser, under names of its own. A browser may refuse, on file:// and in private windows above all.

export const PREFIX = "field-guide:"

/**
 * @param {string} name
 * @returns {string | null} null where nothing is stored, or the browser refuses
 */
export const read = (name) => {
  try {
    return localStorage.getItem(PREFIX + name)
  } catch {
    return null
  }
}

/**
 * @param {string} name
 * @param {string | null} value null takes it away
 * @returns {boolean} whether this worked: storage may be refused or full
 */
export const write = (name, value) => {
  try {
    if (value === null) localStorage.removeItem(PREFIX + name)
    else localStorage.setItem(PREFIX + name, value)
    return true
  } catch {
    return false
  }
}

/**
 * Call when another window has changed what is stored, or all of it was removed.
 * @param {string} name
 * @param {() => void} changed
 */
export const watch = (name, changed) =>
  addEventListener("storage", ({ key }) => {
    if (key === PREFIX + name || key === null) changed()
  })
