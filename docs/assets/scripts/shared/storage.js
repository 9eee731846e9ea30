// What the guide stores in a browser, under names of its own. A browser may refuse, on file:// and in private windows above all.

/**
 * What the guide's names begin with. Two guides at one host do not share what they store: below a path, the path is part of the names.
 * @param {string} src address of a script in assets/scripts/
 */
export const prefixOf = (src) => {
  const { protocol, pathname } = new URL("../../", src)
  return protocol === "file:" || pathname === "/" ? "field-guide:" : `field-guide:${pathname}:`
}

const script = /** @type {HTMLScriptElement | null | undefined} */ (globalThis.document?.currentScript)
export const PREFIX = prefixOf(script?.src || "file:///a/b/c")

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
