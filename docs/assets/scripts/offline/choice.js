// What follows from what is kept, what is offered and what the reader has ticked.
import { isOther } from "./notes.js"

/** @typedef {import("./notes.js").Builds} Builds */
/** @typedef {import("./notes.js").Editions} Editions */

/**
 * Bytes of some languages, with what all of them share.
 * @param {string[]} languages
 * @param {Editions} editions
 */
export const bytesOf = (languages, { shared, languages: offered }) =>
  languages.reduce((sum, language) => sum + offered[language].bytes, shared)

/**
 * @param {string[]} languages
 * @param {{ languages: Builds } | undefined} copy
 */
const isOf = (languages, copy) => String(Object.keys(copy?.languages ?? {}).sort()) === String([...languages].sort())

/**
 * What storing the chosen languages would be: to "resume" what is pending, to "keep" for the first time, to "renew" what is kept, to
 * "change" its languages; null where just that is kept already.
 * @param {string[]} chosen
 * @param {{ languages: Builds } | undefined} kept
 * @param {{ languages: Builds } | undefined} pending
 * @param {Editions} editions
 */
export const actFor = (chosen, kept, pending, editions) => {
  if (kept && isOf(chosen, kept) && !isOther(kept.languages, editions)) return null
  if (pending && isOf(chosen, pending)) return "resume"
  if (!kept) return "keep"
  return isOf(chosen, kept) ? "renew" : "change"
}

/**
 * Whether an unfinished copy can still be finished: it is, where the public address offers the very same builds.
 * @param {{ languages: Builds }} pending
 * @param {Editions} editions
 */
export const isOutdated = (pending, { languages }) =>
  Object.entries(pending.languages).some(([language, build]) => languages[language]?.build !== build)

/**
 * Offline copy pages of the languages, one language first.
 * @param {string[]} languages
 * @param {{ page: string }[]} lists of their files, in the same order
 * @param {string} first
 */
export const pagesOf = (languages, lists, first) =>
  languages
    .map((language, place) => ({ page: lists[place].page, isFirst: language === first }))
    .sort((one, other) => Number(other.isFirst) - Number(one.isFirst))
    .map(({ page }) => page)
