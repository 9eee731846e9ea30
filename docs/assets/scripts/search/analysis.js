// Text analysis, one definition for index and query alike.
//
// A text becomes words with their places; a word is compared by its key: the stem of an English word, a Vietnamese
// syllable with its marks, the pairs of a run of Chinese characters. Its folded form, without case and marks, is how
// readers may type it. Vietnamese syllables also give pairs, for one syllable says little.
// Terms of the term base become concepts, whatever form, language or acronym they are written in.
import lunr from "lunr"
import { fold, literal } from "../shared/spelling.js"

/**
 * A word of a text, or a run of Chinese characters, with its place.
 * @typedef {object} Word
 * @property {number} start
 * @property {number} end
 * @property {boolean} han
 * @property {string} written
 * @property {string} folded without case and marks, in Simplified characters
 * @property {string} key what it is compared by
 */

/**
 * A concept named in a text: from which word to which.
 * @typedef {{ concept: string, start: number, end: number }} Named
 */

const HAN = /\p{Script=Han}/u
const WORD = /\p{Script=Han}+|[\p{L}\p{M}\p{N}]+/gu
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g

/**
 * The same letters with their marks, wherever in the syllable the tone is placed: hoà is hòa.
 * @param {string} word
 */
export const withMarks = (word) => {
  const parts = word.toLowerCase().normalize("NFD")
  return parts.replace(TONES, "") + (parts.match(TONES) ?? []).join("")
}

/**
 * Whether a written word, or its beginning, carries at least the marks of a typed one: "quyền" does for "quyên", not for "quyến".
 * @param {string} written
 * @param {string} typed
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
 * British and American spelling become one; what else this changes, it changes in index and query alike.
 * @param {string} word
 */
const oneSpelling = (word) =>
  word
    .replace(/isation/, "ization")
    .replace(/is(e|es|ed|ing|er|ers)$/, "iz$1")
    .replace(/ys(e|es|ed|ing)$/, "yz$1")
    .replace(/our/, "or")
    .replace(/(.)tre(s?)$/, "$1ter$2")
    .replace(/ence(s?)$/, "ense$1")
    .replace(/ogue(s?)$/, "og$1")
    .replace(/ll/, "l")

/**
 * How a folded word is reduced to its stem, by the name of the stemmer.
 * @type {Record<string, (folded: string) => string>}
 */
const STEMMERS = {
  english: (folded) => lunr.stemmer(new lunr.Token(oneSpelling(folded))).toString(),
}

/** @param {string} run of Chinese characters */
export const pairsOf = (run) => {
  const split = [...run]
  return split.slice(1).map((character, place) => split[place] + character)
}

/**
 * The analysis for one language.
 * @param {Pick<import("./data.js").SearchData, "writing" | "stemmer" | "forms" | "stopWords" | "asking" | "characters">} data
 */
export const createAnalysis = ({ writing, stemmer, forms, stopWords, asking, characters }) => {
  const inSyllables = writing === "syllables"
  const stem = STEMMERS[stemmer] ?? ((folded) => folded)
  const simplified = new Map()
  const table = [...characters]
  for (let i = 0; i < table.length; i += 2) simplified.set(table[i], table[i + 1])
  /** @param {string} run */
  const simplify = (run) => [...run].map((character) => simplified.get(character) ?? character).join("")

  /** @type {Map<string, { han: boolean, written: string, folded: string, key: string }>} */
  const known = new Map()
  /**
   * Folded form and key of a word; texts repeat words, so each is worked out once.
   * @param {string} written
   * @param {boolean} han
   */
  const read = (written, han) => {
    const found = known.get(written)
    if (found) return found
    const folded = han ? simplify(written) : fold(written)
    const made = { han, written, folded, key: han ? folded : inSyllables ? withMarks(written) : stem(folded) }
    known.set(written, made)
    return made
  }

  /**
   * Words of a text in composed Unicode.
   * @param {string} text
   * @returns {Word[]}
   */
  const words = (text) =>
    [...text.matchAll(WORD)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      ...read(match[0], HAN.test(match[0])),
    }))

  /**
   * Forms of terms are compared without marks, but by stem where there is one: readers type both ways.
   * @param {Word} word
   */
  const formKey = (word) => (inSyllables && !word.han ? word.folded : word.key)
  /** @type {Map<string, { keys: string[], concept: string }[]>} by first word, or first character */
  const formTree = new Map()
  for (const [form, concept] of Object.entries(forms).flatMap(([id, written]) => written.map((one) => [one, id]))) {
    const parts = words(form.normalize("NFC"))
    if (!parts.length || parts.some((part) => part.han !== parts[0].han)) continue
    const first = parts[0].han ? parts[0].key[0] : formKey(parts[0])
    const there = formTree.get(first) ?? []
    formTree.set(first, [...there, { keys: parts.map(formKey), concept }])
  }
  for (const found of formTree.values()) found.sort((a, b) => b.keys.join("").length - a.keys.join("").length)

  /**
   * Concepts named in a text's words, the longest form at each place.
   * @param {Word[]} found
   */
  const concepts = (found) => {
    /** @type {Named[]} */
    const named = []
    for (let place = 0; place < found.length; place++) {
      const word = found[place]
      if (word.han) named.push(...hanConcepts(word))
      else {
        const form = (formTree.get(formKey(word)) ?? []).find(({ keys }) =>
          keys.every((key, i) => found[place + i] && formKey(found[place + i]) === key)
        )
        if (!form) continue
        const last = place + form.keys.length - 1
        named.push({ concept: form.concept, start: word.start, end: found[last].end })
        place = last
      }
    }
    return named
  }

  /** @param {Word} word */
  const hanConcepts = (word) => {
    /** @type {Named[]} */
    const named = []
    for (let i = 0; i < word.key.length; i++) {
      const form = (formTree.get(word.key[i]) ?? []).find(({ keys }) => word.key.startsWith(keys[0], i))
      if (!form) continue
      named.push({ concept: form.concept, start: word.start + i, end: word.start + i + form.keys[0].length })
      i += form.keys[0].length - 1
    }
    return named
  }

  /**
   * Terms of one word in the index.
   * @param {Word} word
   */
  const termsOf = (word) => (word.han && [...word.key].length > 1 ? pairsOf(word.key) : [word.key])

  /**
   * Term of two syllables that stand beside each other.
   * @param {Word} one
   * @param {Word} other
   */
  const pairOf = (one, other) => `${one.folded} ${other.folded}`

  /**
   * Every term of some words: what the index holds of a text.
   * @param {Word[]} found
   * @param {boolean} withPairs pairs of syllables, where they tell much
   */
  const indexTerms = (found, withPairs) => {
    const terms = found.flatMap(termsOf)
    if (inSyllables && withPairs) { for (let i = 1; i < found.length; i++) terms.push(pairOf(found[i - 1], found[i])) }
    for (const { concept } of concepts(found)) terms.push(`§${concept}`)
    return terms
  }

  /** @param {Word} word */
  const isStopWord = (word) => !word.han && stopWords.includes(word.folded)
  const phrases = asking.length ? new RegExp(asking.map(literal).join("|"), "gi") : null
  /**
   * A query without phrases of asking.
   * @param {string} query
   */
  const withoutAsking = (query) => (phrases ? query.replace(phrases, " ") : query)

  return { inSyllables, words, concepts, termsOf, pairOf, indexTerms, isStopWord, withoutAsking, simplify }
}
