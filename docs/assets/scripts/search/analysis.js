// How queries are cut into what the search compares: as hooks/fieldguide/exports/analysis.py does it to texts, by the same tables.
// Both are held to the same examples (tests/search/analysis.json).
import { fold, literal } from "../shared/spelling.js"

/**
 * A word of a text, or a run of Chinese characters, with its place.
 * @typedef {object} Word
 * @property {number} start
 * @property {number} end
 * @property {boolean} han
 * @property {string} written
 * @property {string} folded without case and marks, in Simplified characters
 * @property {string} key what it is compared by; of a run, the run itself
 */

/**
 * A meaning named in a text: from which place to which.
 * @typedef {{ meaning: string, start: number, end: number }} Named
 */

const HAN = "\\u2e80-\\u2fdf\\u3005\\u3007\\u3021-\\u3029\\u3038-\\u303b\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}"
const IS_HAN = new RegExp(`[${HAN}]`, "u")
const WORD = new RegExp(`[${HAN}]+|(?:(?![${HAN}])[\\p{L}\\p{M}\\p{N}])+`, "gu")
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g

/** Longest form, in words, that is looked for. */
const LONGEST = 12
/** Meanings that a part of a form may hint at. */
const MOST_HINTS = 2

/**
 * The same letters with their marks, wherever in the syllable the tone is placed: hoà is hòa.
 * @param {string} word
 */
export const withMarks = (word) => {
  const parts = word.toLowerCase().normalize("NFD")
  return parts.replace(TONES, "") + (parts.match(TONES) ?? []).join("")
}

/**
 * Whether a written word carries at least the marks of a typed one: "quyền" does for "quyên", not for "quyến".
 * @param {string} written made by withMarks
 * @param {string} typed made by withMarks
 */
export const carriesMarks = (written, typed) => {
  const [most, least] = [written, typed].map(marksOf)
  return [least.tone, ...least.letters].every((marks, i) => [...marks].every((mark) => [most.tone, ...most.letters][i]?.includes(mark)))
}

/**
 * Marks of each letter of a word made by withMarks, and its tone.
 * @param {string} word
 */
const marksOf = (word) => ({
  letters: [...word.replace(TONES, "").matchAll(/([\p{L}\p{N}])(\p{M}*)/gu)].map(([, base, marks]) => (base === "đ" ? base : "") + marks),
  tone: (word.match(TONES) ?? []).join(""),
})

/**
 * Two syllables beside each other, without marks.
 * @param {{ folded: string }} one
 * @param {{ folded: string }} other
 */
export const pairOf = (one, other) => `${one.folded} ${other.folded}`

/** @param {string} run of Chinese characters */
export const pairsIn = (run) => {
  const split = [...run]
  return split.slice(1).map((character, place) => split[place] + character)
}

/**
 * The analysis for one language.
 * @param {import("./data.js").Tables} tables
 */
export const createAnalysis = ({ writing, spellings, endings, stopWords, asking, kept, characters, forms }) => {
  const inSyllables = writing === "syllables"
  const simplified = new Map()
  const table = [...characters]
  for (let i = 0; i < table.length; i += 2) simplified.set(table[i], table[i + 1])
  /** @param {string} text */
  const simplify = (text) => [...text].map((character) => simplified.get(character) ?? character).join("")
  const [keeping, dropping] = [kept, asking].map((phrases) => phrases.map(literal).join("|"))
  const phrases = asking.length ? new RegExp(`(${keeping || "(?!)"})|${dropping}`, "gu") : null
  const dropped = new Set(stopWords.flatMap((word) => (inSyllables ? [withMarks(word), fold(word)] : [fold(word)])))

  /** @param {string} folded */
  const stem = (folded) => {
    for (const [part, instead] of spellings) {
      if (!part.endsWith("$")) folded = folded.replaceAll(part, instead)
      else if (folded.endsWith(part.slice(0, -1))) folded = folded.slice(0, 1 - part.length) + instead
    }
    for (const step of endings) {
      const found = step.find(([ending, , left]) => folded.endsWith(ending) && folded.length - ending.length >= Number(left))
      if (found) folded = folded.slice(0, folded.length - found[0].length) + found[1]
    }
    return folded
  }

  /** @type {Map<string, { han: boolean, written: string, folded: string, key: string }>} */
  const known = new Map()
  /** @param {string} written */
  const read = (written) => {
    const found = known.get(written)
    if (found) return found
    const han = IS_HAN.test(written)
    const folded = han ? simplify(written) : fold(written)
    const made = { han, written, folded, key: han ? folded : inSyllables ? withMarks(written) : stem(folded) }
    known.set(written, made)
    return made
  }

  /**
   * Words of a text in composed Unicode, without phrases of asking, or with them; places are those in the text.
   * @param {string} text
   * @param {boolean} [withAsking]
   * @returns {Word[]}
   */
  const words = (text, withAsking = false) => {
    const simple = writing === "han" ? simplify(text) : text
    const told = phrases && !withAsking ? simple.replace(phrases, (all, keeps) => keeps ?? " ".repeat(all.length)) : simple
    return [...told.matchAll(WORD)].map((match) => ({ start: match.index, end: match.index + match[0].length, ...read(match[0]) }))
  }

  /** @param {Word} word */
  const formKey = (word) => (inSyllables && !word.han ? word.folded : word.key)
  /**
   * Whether words are a form: syllables may be typed without marks where there are several, for one alone may be many words.
   * @param {Word[]} form
   * @param {Word[]} found beginning with the first one's
   */
  const isForm = (form, found) =>
    form.every((part, i) => {
      const word = found[i]
      return word && (word.key === part.key || (inSyllables && form.length > 1 && word.key === word.folded && word.folded === part.folded))
    })
  /** @type {Map<string, { parts: Word[], length: number, meaning: string }[]>} by first word, or first character; the longest first */
  const formTree = new Map()
  for (const [form, meaning] of Object.entries(forms).flatMap(([id, written]) => written.split("|").map((one) => [one, id]))) {
    const parts = words(form.normalize("NFC"), true)
    if (!parts.length || parts.some(({ han }) => han !== parts[0].han) || (parts[0].han && parts.length > 1)) continue
    const first = parts[0].han ? parts[0].key[0] : formKey(parts[0])
    formTree.set(first, [...(formTree.get(first) ?? []), { parts, length: parts.map(({ key }) => key).join("").length, meaning }])
  }
  /** @type {Map<string, Set<string>>} meanings by what is a part of their forms: a word, a pair of syllables without marks or of characters */
  const partial = new Map()
  for (const { parts, meaning } of [...formTree.values()].flat()) {
    const keys = parts[0].han
      ? pairsIn(parts[0].key)
      : inSyllables
      ? parts.slice(1).map((part, i) => pairOf(parts[i], part))
      : parts.map(({ key }) => key)
    if (keys.length > 1) { for (const key of keys) partial.set(key, (partial.get(key) ?? new Set()).add(meaning)) }
  }
  /** @type {Map<string, string>} meanings by single words */
  const formWords = new Map(
    [...formTree.values()].flat().flatMap(({ parts, meaning }) => (parts.length > 1 || parts[0].han ? [] : [[parts[0].key, meaning]])),
  )
  for (const found of formTree.values()) found.sort((one, other) => other.length - one.length)

  /**
   * Meanings that a text names, by the longest form at each place.
   * @param {string} text
   */
  const meanings = (text) => {
    const found = words(text, true)
    /** @type {Named[]} */
    const named = []
    for (let place = 0; place < found.length; place++) {
      const word = found[place]
      if (word.han) {
        named.push(...meaningsIn(word))
        continue
      }
      const form = formTree.get(formKey(word))?.find(({ parts }) => isForm(parts, found.slice(place, place + LONGEST)))
      if (!form) continue
      const last = place + form.parts.length - 1
      named.push({ meaning: form.meaning, start: word.start, end: found[last].end })
      place = last
    }
    return named
  }

  /** @param {Word} word */
  const meaningsIn = (word) => {
    /** @type {Named[]} */
    const named = []
    for (let i = 0; i < word.key.length; i++) {
      const form = formTree.get(word.key[i])?.find(({ parts: [{ key }] }) => word.key.startsWith(key, i))
      if (!form) continue
      named.push({ meaning: form.meaning, start: word.start + i, end: word.start + i + form.length })
      i += form.length - 1
    }
    return named
  }

  /**
   * Meanings that a part of a form hints at: few, for what stands in many says little.
   * @param {string} part
   */
  const hints = (part) => {
    const found = partial.get(part) ?? new Set()
    return found.size <= MOST_HINTS ? [...found] : []
  }

  /**
   * Whether a word says nothing of what is asked for; one that is typed without marks may be such a word.
   * @param {Word} word
   */
  const isStopWord = (word) => !word.han && dropped.has(inSyllables ? word.key : word.folded)

  return { inSyllables, words, meanings, hints, formWords, isStopWord, simplify, stem }
}
