// How people write letters, numbers and ids. The search reads queries by it, the page for unknown addresses reads addresses.

/**
 * How ids are written, in any language (hooks/fieldguide/exports/search_index.py).
 * @typedef {object} Spelling
 * @property {Record<string, string[]>} sources by source: the names that people type for it
 * @property {Record<string, number>} numbers numbers as words
 */

/**
 * Letters without case, width and marks: "Hướng" and "huong" become one, composed or not; đ is d.
 * @param {string} text
 */
export const fold = (text) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/đ/g, "d")

/**
 * Whether two words differ by one wrong, missing, additional or swapped letter.
 * @param {string} one
 * @param {string} other
 */
export const isNear = (one, other) => {
  if (one === other) return true
  if (Math.abs(one.length - other.length) > 1) return false
  let i = 0
  while (i < one.length && one[i] === other[i]) i++
  if (one.length > other.length) return one.slice(i + 1) === other.slice(i)
  if (one.length < other.length) return one.slice(i) === other.slice(i + 1)
  const isSwapped = one[i] === other[i + 1] && one[i + 1] === other[i] && one.slice(i + 2) === other.slice(i + 2)
  return one.slice(i + 1) === other.slice(i + 1) || isSwapped
}

const HAN = /\p{Script=Han}/u
/** @type {Record<string, number>} */
const ROMAN = { i: 1, ii: 2, iii: 3, iv: 4, v: 5, vi: 6, vii: 7, viii: 8, ix: 9, x: 10 }
const JOINT = "\\s*[\\p{Pd}._]\\s*"

/**
 * A text as a pattern that matches just it.
 * @param {string} text
 */
export const literal = (text) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&")

/**
 * A folded name as a pattern: whatever stands between its letters may be left out or be another mark, as in B-Tech, btech, b_tech.
 * @param {string} name
 */
const loosely = (name) => fold(name).split(/[^\p{L}\p{N}]+/u).filter(Boolean).map(literal).join("[\\p{Pd}_ .]{0,2}")

/**
 * The reader of ids and numbers as they are typed; all texts are folded.
 * @param {Spelling} spelling
 */
export const createSpelling = ({ sources, numbers }) => {
  const known = new Map(Object.entries(numbers).map(([word, number]) => [fold(word), number]))
  const [han, words] = [[...known.keys()].filter((word) => HAN.test(word)), [...known.keys()].filter((word) => !HAN.test(word))]

  /** Pattern of a number, as one group. */
  const number = `(\\d{1,2}|[ivx]+|${[...words, ...han].map(literal).join("|")})`

  /**
   * @param {string} text
   * @returns {number} 0 where it is none
   */
  const numberOf = (text) => Number(text) || ROMAN[text] || known.get(text) || 0

  /** Pattern of the names of each source. */
  const named = Object.entries(sources).map(([source, names]) => {
    const patterns = [...new Set(names.map(loosely))].sort((one, other) => other.length - one.length)
    return { source, pattern: patterns.map((one) => (HAN.test(one) ? `《?${one}》?` : `(?:^|[^a-z])${one}`)).join("|") }
  })
  const chain =
    `(?<numbers>${number}(?:${JOINT}${number}){0,2}(?:[\\p{Pd}._]\\d{1,2})*)(?!(?!\\p{Script=Han})[\\p{L}\\p{N}]|[\\p{Pd}._]\\d)`
  const ids = named.map(({ source, pattern }) => ({ source, form: new RegExp(`(?:${pattern})\\s*[\\p{Pd}_ .:]?\\s*${chain}`, "u") }))
  const names = new RegExp(`(?:${named.map(({ pattern }) => pattern).join("|")})(?![a-z])`, "gu")

  /**
   * Ids that a text names, known or not, each as it is written: `CSO II.2.1`, `cso_2_2_1`, `VPs 1.2`, `B-Tech 3`.
   * @param {string} text
   */
  const idsIn = (text) =>
    ids.flatMap(({ source, form }) => {
      const match = text.match(form)
      if (!match?.groups) return []
      const numbers = match.groups.numbers.split(new RegExp(JOINT, "u")).map(numberOf)
      return [{ id: [source, ...numbers].join("-"), written: match[0] }]
    })

  /**
   * A text without the names of sources.
   * @param {string} text
   */
  const withoutSources = (text) => text.replace(names, " ")

  return { number, numberOf, idsIn, withoutSources }
}
