// Where the browser keeps the guide: caches whose names tell the site, among them one of notes, which hold small values by name.
// The forms of caches and notes do not change: pages, workers and copies of different editions meet.

/**
 * Build of each kept language, by language.
 * @typedef {Record<string, string>} Builds
 */

/** @typedef {{ cache: string, languages: Builds, pages: string[], edition: string, built: string, bytes: number }} Current */
/** @typedef {{ cache: string, languages: Builds }} Pending */

/**
 * What the public address offers (keep/editions.json).
 * @typedef {{ edition: string, built: string, shared: number, languages: Record<string, { build: string, bytes: number }> }} Editions
 */

/**
 * Notes: the "current" copy, the "pending" copy, "client/<id>" → cache, "asked" → when, and the answer, "later" → what was put off.
 * @typedef {object} NoteValues
 * @property {Current} current
 * @property {Pending} pending
 * @property {{ at: number, editions: Editions }} asked
 * @property {Editions} later
 */

/** @typedef {Pick<CacheStorage, "open" | "match" | "has" | "keys" | "delete">} Caches */

/**
 * Names of the caches of the site at an address.
 * @param {string} root
 */
export const cacheNames = (root) => {
  const prefix = `field-guide:${new URL(root).pathname}:`
  return { prefix, notes: `${prefix}notes` }
}

/**
 * The notes of the site at an address.
 * @param {Caches} caches
 * @param {string} root
 */
export const createNotes = (caches, root) => {
  const { notes } = cacheNames(root)

  /**
   * @template {string} Name
   * @param {Name} name
   * @returns {Promise<(Name extends keyof NoteValues ? NoteValues[Name] : string) | undefined>}
   */
  const noted = async (name) => (await caches.match(root + name, { cacheName: notes }))?.json()

  /**
   * @param {string} name
   * @param {unknown} value
   */
  const note = async (name, value) => (await caches.open(notes)).put(root + name, new Response(JSON.stringify(value)))

  /** @param {string} name */
  const forget = async (name) => (await caches.open(notes)).delete(root + name)

  return { noted, note, forget }
}

/**
 * Whether some language is offered in another build than the one at hand.
 * @param {Builds} builds
 * @param {Editions} editions
 */
export const isOther = (builds, { languages }) =>
  Object.entries(builds).some(([language, build]) => (languages[language]?.build ?? build) !== build)
