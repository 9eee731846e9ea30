// The form in which a brief is stored, and handed on as a link. Ids are lower-case and stand once. Whether there is such an entry is for
// the page to say: it has the guide's data.

/** @typedef {{ id: string, note: string }} Item */
/** @typedef {import("../share/composing.js").Style} Style */

/**
 * @typedef {object} Brief
 * @property {Item[]} items
 * @property {string[]} languages
 * @property {Style} style
 * @property {string} [title] the reader's own, as are sender and date; each is left out where it is empty
 * @property {string} [sender]
 * @property {string} [date]
 */

/**
 * What was stored, as far as it can be used.
 * @typedef {Brief & { dropped: string[], broken: boolean }} Stored
 * `dropped` is what was no id; `broken`, whether something else could not be used.
 */

/** Entries that a brief takes, far more than anybody reads: what a broken link may carry does not fill page and storage. */
export const LIMIT = 300
const MOST_LANGUAGES = 3
/** What stands above a brief. */
export const HEAD = /** @type {const} */ (["title", "sender", "date"])
/** @type {Style[]} */
const STYLES = ["link", "quote", "full"]

/** @param {string} text */
const isId = (text) => text.length <= 60 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text)

/**
 * Sort what may be ids: those that are, once each, and what is dropped. Case and marks around an id do not matter.
 * @param {string[]} texts
 */
const sorted = (texts) => {
  /** @type {Set<string>} */
  const ids = new Set()
  /** @type {Set<string>} */
  const dropped = new Set()
  for (const text of texts) {
    const id = bare(text.toLowerCase())
    if (isId(id) && (ids.has(id) || ids.size < LIMIT)) ids.add(id)
    else if (text.trim() && dropped.size < LIMIT) dropped.add(text.trim().slice(0, 60))
  }
  return { ids: [...ids], dropped: [...dropped] }
}

/**
 * A text without what stands around its letters and digits.
 * @param {string} text
 */
const bare = (text) => {
  const start = text.search(/[a-z0-9]/)
  if (start < 0) return ""
  let end = text.length
  while (!/[a-z0-9]/.test(text[end - 1])) end--
  return text.slice(start, end)
}

/** @param {unknown} value */
const isRecord = (value) => typeof value === "object" && value !== null

/**
 * What stands above a brief, without what is empty or no text.
 * @param {Record<string, unknown>} stored
 * @returns {Partial<Record<typeof HEAD[number], string>>}
 */
const headOf = (stored) =>
  Object.fromEntries(HEAD.flatMap((name) => (stored[name] && typeof stored[name] === "string" ? [[name, stored[name]]] : [])))

/** @param {unknown[]} stored */
const itemsOf = (stored) => {
  const records = /** @type {{ id?: unknown, note?: unknown }[]} */ (stored.filter(isRecord))
  const wellFormed = records.filter((item) => typeof item.id === "string").map(({ id, note }) => ({ id: String(id), note }))
  const { ids, dropped } = sorted(wellFormed.map((item) => item.id))
  const notes = new Map(wellFormed.map(({ id, note }) => [bare(id.toLowerCase()), typeof note === "string" ? note : ""]))
  const isWhole = wellFormed.length === stored.length && wellFormed.every(({ note }) => ["string", "undefined"].includes(typeof note))
  return { items: ids.map((id) => ({ id, note: notes.get(id) ?? "" })), dropped, broken: !isWhole }
}

/**
 * The brief that a stored text holds. Never throws; what can be used is kept.
 * @param {string | null} text null where nothing is stored
 * @returns {Stored}
 */
export const parse = (text) => {
  /** @type {Stored} */
  const none = { items: [], languages: [], style: "quote", dropped: [], broken: false }
  if (text === null) return none
  let stored
  try {
    stored = JSON.parse(text)
  } catch {
    return { ...none, broken: true }
  }
  if (!Array.isArray(stored?.items)) return { ...none, broken: true }
  /** @type {unknown[]} */
  const languages = Array.isArray(stored.languages) ? stored.languages : []
  const codes = [...new Set(languages.filter((language) => typeof language === "string"))].map(String)
  const style = STYLES.find((one) => one === stored.style) ?? none.style
  return { ...itemsOf(stored.items), languages: codes.slice(0, MOST_LANGUAGES), style, ...headOf(stored) }
}

/**
 * The text to store for a brief; null where it has no items.
 * @param {Brief} brief
 */
export const serialise = ({ items, languages, style, ...head }) => {
  if (!items.length) return null
  return JSON.stringify({ items: items.slice(0, LIMIT).map(({ id, note }) => ({ id, note })), languages, style, ...headOf(head) })
}

/**
 * The brief with one more entry; null where it is full.
 * @template {Brief} Kept
 * @param {Kept} brief
 * @param {string} id
 * @returns {Kept | null}
 */
export const withEntry = (brief, id) => {
  if (brief.items.some((item) => item.id === id)) return brief
  return brief.items.length < LIMIT ? { ...brief, items: [...brief.items, { id, note: "" }] } : null
}

/** @param {string} text */
const decoded = (text) => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/**
 * Fragment that carries entries to the Brief page in somebody else's browser; no notes.
 * @param {string[]} ids
 */
export const handOn = (ids) => `#ids=${ids.join(",")}`

/**
 * What a fragment carries, whatever state it is in: entries to look at ("ids"), or one to add ("add"), for file://, where each file may
 * have storage of its own. null for any other fragment.
 * @param {string} hash
 */
export const carried = (hash) => {
  const found = /^#(ids|add)=(.*)$/is.exec(hash)
  return found && { act: found[1].toLowerCase(), ...sorted(decoded(found[2]).split(/[\s,;+，、；]+/)) }
}
