// Ways out that the browser gives: the clipboard, and files.

/**
 * Put a composed text on the clipboard, in both forms where the browser knows how. Some browsers want the clipboard asked for within the
 * click: what is still being composed is handed over as a promise.
 * @param {import("./blocks.js").Composed | Promise<import("./blocks.js").Composed>} what
 * @returns {Promise<"both" | "text">} rejected where the browser refuses: then show the text, selected
 */
export const copy = async (what) => {
  const ready = Promise.resolve(what)
  try {
    const plain = ready.then(({ text }) => new Blob([text], { type: "text/plain" }))
    const rich = ready.then(({ html }) => new Blob([html], { type: "text/html" }))
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": plain, "text/html": rich })])
    return "both"
  } catch {
    await navigator.clipboard.writeText((await ready).text)
    return "text"
  }
}

/**
 * Hand the reader a file.
 * @param {string} name
 * @param {string} type
 * @param {string} text
 */
export const save = (name, type, text) => {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
