// A bookmark at each entry says whether it is in the reader's brief and puts it there; header and menu count. Loaded where something is
// collected, or a bookmark is pressed.
import { all, one } from "../shared/dom.js"
import { fieldGuide, loaded } from "../shared/field-guide.js"
import "./collection.js"

const collection = loaded("collection")

/** Whether this page may store apart from the others, as some browsers have it on a disk. What is seen here, the brief has stored for all. */
const isApart = () => location.protocol === "file:" && !collection.read().items.length

const show = () => {
  const ids = collection.read().items.map(({ id }) => id)
  for (const count of all(document, "[data-brief-count]")) {
    count.hidden = !ids.length
    count.lastChild?.replaceWith(String(ids.length))
  }
  for (const mark of all(document, "[data-mark]")) mark.setAttribute("aria-pressed", String(ids.includes(mark.dataset.mark ?? "")))
}

/** @param {HTMLElement} [pressed] the bookmark of an entry that is to be put in or taken out */
fieldGuide.marks = (pressed) => {
  const id = pressed?.dataset.mark
  if (id && collection.has(id)) {
    const brief = collection.read()
    collection.write({ ...brief, items: brief.items.filter((item) => item.id !== id) })
  } else if (id && (isApart() || !collection.add(id))) {
    // There the brief itself adds the entry, as it does where storage is refused.
    location.assign(`${one(document, "a[data-brief-count]", HTMLAnchorElement).href}#add=${id}`)
  }
  show()
}

collection.watch(show)
show()
