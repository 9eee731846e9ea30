// Where the site begins, seen from a script in assets/scripts/: on a server, below a path, on a disk.

const { src } = /** @type {HTMLScriptElement} */ (document.currentScript)

export const ROOT = new URL("../../", src).href
