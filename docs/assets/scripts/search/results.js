// What the search shows of what it has found, in the theme's result format: marked titles, and the sentence that says most.
import { escaped } from "../shared/html.js"
import { sourceOf } from "../shared/ids.js"
import { fold } from "../shared/spelling.js"

/** @typedef {import("./data.js").Found} Found */
/** @typedef {import("./analysis.js").Word} Word */
/** @typedef {import("./analysis.js").Named} Named */
/** @typedef {{ start: number, end: number }} Span */

/**
 * A document that was found, with the terms that were found in it.
 * @typedef {{ document: Found & { page: number }, found: Set<string> }} Hit
 */

/** @typedef {{ location: string, title: string, text: string, terms: {}, score: number }} Item */

const MOST_PLACES = 6 // on one page
const PLACES_IN_SIGHT = 3

/** Characters of a snippet: about two lines of the result list. */
const LENGTH = { words: 220, syllables: 220, han: 90 }

/**
 * Whether a document is an entry, not a section of another page.
 * @param {string} id
 */
export const isEntry = (id) => !id.includes("#")

/** @param {string} text */
const sentencesOf = (text) => text.replace(/([.?!])\s+|([。？！])/g, "$1$2\n").split("\n")

/** @param {Span[]} spans in their order */
const joined = (spans) => {
  /** @type {Span[]} */
  const result = []
  for (const span of spans) {
    const last = result[result.length - 1]
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end)
    else result.push({ ...span })
  }
  return result
}

/**
 * @param {Pick<import("./data.js").SearchData, "pages" | "writing">} data
 * @param {ReturnType<typeof import("./analysis.js").createAnalysis>} analysis
 */
export const createResults = ({ pages, writing }, analysis) => {
  /** @type {Map<string, { words: Word[], concepts: Named[] }>} */
  const readTexts = new Map()
  /** @param {string} text */
  const readText = (text) => {
    const known = readTexts.get(text)
    if (known) return known
    const words = analysis.words(text)
    const read = { words, concepts: analysis.concepts(words) }
    readTexts.set(text, read)
    return read
  }

  /**
   * Places of a text to be marked: words that hold a found term, forms of found concepts.
   * @param {string} text
   * @param {Set<string>} found
   */
  const marks = (text, found) => {
    const { words, concepts } = readText(text)
    /** @type {Span[]} */
    const spans = words.flatMap(
      (word) => (word.han ? hanMarks(word, found) : analysis.termsOf(word).some((term) => found.has(term)) ? [word] : []),
    )
    spans.push(...concepts.filter(({ concept }) => found.has(`§${concept}`)))
    return spans.map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start || b.end - a.end)
  }

  /**
   * @param {Word} word
   * @param {Set<string>} found
   */
  const hanMarks = (word, found) => {
    /** @type {Span[]} */
    const spans = []
    for (let i = 0; i < word.key.length; i++) {
      if (found.has(word.key.slice(i, i + 2))) spans.push({ start: word.start + i, end: word.start + i + 2 })
    }
    return spans
  }

  /**
   * @param {string} text
   * @param {Set<string>} found
   */
  const mark = (text, found) => {
    let marked = ""
    let place = 0
    for (const { start, end } of joined(marks(text, found))) {
      marked += `${escaped(text.slice(place, start))}<mark data-md-highlight>${escaped(text.slice(start, end))}</mark>`
      place = end
    }
    return marked + escaped(text.slice(place))
  }

  /**
   * The sentence that holds most of what was asked for, else the beginning of the text.
   * @param {Hit} hit
   */
  const snippet = ({ document, found }) => {
    const texts = [document.text, document.questions, document.more]
    let best = document.text ?? ""
    let most = 0
    for (const sentence of texts.flatMap((text) => (text ? sentencesOf(text) : []))) {
      const count = new Set(marks(sentence, found).map(({ start, end }) => fold(sentence.slice(start, end)))).size
      if (count > most) [best, most] = [sentence, count]
    }
    if (best.length <= LENGTH[writing]) return best
    const cut = best.slice(0, LENGTH[writing])
    return `${writing === "han" ? cut : cut.slice(0, cut.lastIndexOf(" "))}…`
  }

  /**
   * A chip before the title: an entry's label in the colour of its source, a term's short form.
   * @param {Found} document
   */
  const chip = ({ id, label }) => {
    if (!label) return ""
    const source = isEntry(id) ? ` data-source="${sourceOf(id)}"` : ""
    return `<span class="label"${source}>${escaped(label)}</span> `
  }

  /**
   * @param {Hit} hit
   * @param {string} location of its page
   * @param {number} place among the page's results
   * @returns {Item}
   */
  const toItem = (hit, location, place) => ({
    location: place === 0 ? location : `${location}#${hit.document.id.split("#").pop()}`,
    title: chip(hit.document) + mark(hit.document.title, hit.found),
    text: mark(snippet(hit), hit.found),
    terms: {},
    score: place <= PLACES_IN_SIGHT ? 1 : 0.5, // the theme folds away what scores less than the page
  })

  /**
   * One page's results: the theme wants the page first, then places on it.
   * @param {{ page: number, hits: Hit[] }} group
   */
  return ({ page, hits }) => {
    const { location, documents: [first] } = pages[page]
    const own = hits.find(({ document }) => document.id === first.id)
    const head = own ?? { document: { ...first, page }, found: new Set() }
    const places = hits.filter((hit) => hit !== own).slice(0, MOST_PLACES)
    return [head, ...places].map((hit, place) => toItem(hit, location, place))
  }
}
