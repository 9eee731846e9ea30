// Lists what the guide has stored in this browser, and removes all of it when the reader asks.
import { all, one } from "../shared/dom.js"
import { loaded } from "../shared/field-guide.js"
import { isOwn } from "../shared/own.js"
import { PREFIX } from "../shared/storage.js"

const box = one(document, "[data-stored]")
const copy = loaded("copy")
/** @param {string} name */
const part = (name) => one(box, `[data-part="${name}"]`)
/** @param {string} name */
const words = (name) => part(name).textContent ?? ""
const rows = all(box, "[data-item]").map((row) => ({ row, item: row.dataset.item ?? "", term: one(row, "dt"), text: one(row, "dd") }))
const named = rows.map(({ item }) => item)

/** What is stored, by row: the words that say so. */
const stored = () => {
  /** @type {Map<string, string>} */
  const found = new Map()
  const text = copy.describe()
  if (text) found.set("copy", text)
  for (const { key } of entries()) {
    const name = key.slice(PREFIX.length)
    if (named.includes(name)) found.set(name, words("yes"))
    else found.set("other", [found.get("other"), key].filter(Boolean).join(", "))
  }
  return found
}

const entries = () => {
  try {
    return [localStorage, sessionStorage].flatMap((place) =>
      Object.keys(place)
        .filter((key) => isOwn(key))
        .map((key) => ({ place, key }))
    )
  } catch {
    return [] // where storage is refused nothing is stored
  }
}

const render = () => {
  const found = stored()
  for (const { row, item, text } of rows) {
    text.textContent = found.get(item) ?? words("no")
    row.hidden = item === "other" && !found.has(item)
  }
  part("none").hidden = found.size > 0
  part("clear").hidden = found.size === 0
}

part("clear").addEventListener("click", async () => {
  const found = stored()
  const names = rows.filter(({ item }) => found.has(item)).map(({ term }) => term.textContent)
  for (const { place, key } of entries()) place.removeItem(key)
  await copy.remove()
  // Other windows get this event from the browser; scripts of this one hear of it too.
  dispatchEvent(new StorageEvent("storage", { key: null }))
  render()
  part("said").textContent = words("removed").replace("{things}", names.join(words("and")))
  part("said").focus()
})

addEventListener("storage", render)
document.addEventListener("field-guide:copy", render)
document.querySelector("[data-scheme-toggle]")?.addEventListener("click", () => setTimeout(render))
part("off").hidden = true
part("list").hidden = false
render()
