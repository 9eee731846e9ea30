// What readers do to the order of a brief; nothing is changed in place.

/** @typedef {import("./keeping.js").Item} Item */

/**
 * Items with more entries at their end, each once.
 * @param {Item[]} items
 * @param {string[]} ids
 */
export const joined = (items, ids) => {
  const there = new Set(items.map(({ id }) => id))
  return [...items, ...ids.filter((id) => !there.has(id)).map((id) => ({ id, note: "" }))]
}

/**
 * Items of which one has changed its place.
 * @param {Item[]} items
 * @param {number} from
 * @param {number} by
 */
export const moved = (items, from, by) => {
  const others = items.filter((_, place) => place !== from)
  return [...others.slice(0, from + by), items[from], ...others.slice(from + by)]
}

/**
 * Languages of which one was chosen anew. Each stands once: one that is chosen again changes places with the one that stood there.
 * @param {string[]} languages
 * @param {number} place
 * @param {string} language empty for none
 */
export const withLanguage = (languages, place, language) => {
  const chosen = [...languages]
  const other = chosen.indexOf(language)
  if (other >= 0) chosen[other] = chosen[place]
  chosen[place] = language
  return [...new Set(chosen.filter(Boolean))]
}
