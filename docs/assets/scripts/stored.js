// Lists what the guide has stored in this browser, and removes all of it when the reader asks.
(() => {
  const box = document.querySelector("[data-stored]")
  const PREFIX = "field-guide:"
  const copy = window.fieldGuideCopy
  const part = name => box.querySelector(`[data-part="${name}"]`)
  const rows = [...box.querySelectorAll("[data-item]")]
  const named = rows.map(row => row.dataset.item)

  /** What is stored, by row: the words that say so. */
  const stored = () => {
    const found = new Map()
    const text = copy.describe()
    if (text) found.set("copy", text)
    for (const { key } of entries()) {
      const name = key.slice(PREFIX.length)
      if (named.includes(name)) found.set(name, part("yes").textContent)
      else found.set("other", [found.get("other"), key].filter(Boolean).join(", "))
    }
    return found
  }

  const entries = () => {
    try {
      return [localStorage, sessionStorage].flatMap(place =>
        Object.keys(place)
          .filter(key => key.startsWith(PREFIX))
          .map(key => ({ place, key })),
      )
    } catch {
      return [] // where storage is refused nothing is stored
    }
  }

  const render = () => {
    const found = stored()
    for (const row of rows) {
      const { item } = row.dataset
      row.querySelector("dd").textContent = found.get(item) ?? part("no").textContent
      row.hidden = item === "other" && !found.has(item)
    }
    part("none").hidden = found.size > 0
    part("clear").hidden = found.size === 0
  }

  part("clear").addEventListener("click", async () => {
    const found = stored()
    const names = rows.filter(row => found.has(row.dataset.item)).map(row => row.querySelector("dt").textContent)
    for (const { place, key } of entries()) place.removeItem(key)
    await copy.remove()
    // Other windows get this event from the browser; scripts of this one hear of it too.
    dispatchEvent(new StorageEvent("storage", { key: null }))
    render()
    part("said").textContent = part("removed").textContent.replace("{things}", names.join(part("and").textContent))
    part("said").focus()
  })

  addEventListener("storage", render)
  document.addEventListener("field-guide:copy", render)
  document.querySelector("[data-scheme-toggle]")?.addEventListener("click", () => setTimeout(render))
  part("off").hidden = true
  part("list").hidden = false
  render()
})()
