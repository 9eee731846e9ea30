// What the search shows of a text: what was asked for is marked; of a long text, the sentence that tells most, or its beginning.
import { fold } from "../shared/spelling.js"

/** @typedef {{ text: string, isFound: boolean }} Piece a part of a text, and whether it was asked for */
/** @typedef {{ start: number, end: number }} Span */

/** Characters of an excerpt: about two lines of the result list. */
const LENGTH = { words: 220, syllables: 220, han: 90 }

/** @param {string} text */
const sentencesIn = (text) => text.replace(/([.?!])\s+|([。？！])/g, "$1$2\n").split("\n")

/**
 * @param {keyof LENGTH} writing
 * @param {ReturnType<typeof import("./analysis.js").createAnalysis>} analysis
 */
export const createMarking = (writing, analysis) => {
  /**
   * Places of a text that hold what was asked for, in their order.
   * @param {string} text
   * @param {Set<string>} terms
   */
  const spans = (text, terms) => {
    const words = analysis.words(text)
    const found = words.flatMap((word) => (word.han ? inRun(word, terms) : terms.has(word.key) ? [word] : []))
    const named = analysis.meanings(text).filter(({ meaning }) => terms.has(`§${meaning}`))
    return [...found, ...named].map(({ start, end }) => ({ start, end })).sort((one, other) =>
      one.start - other.start || other.end - one.end
    )
  }

  /**
   * @param {import("./analysis.js").Word} run of Chinese characters
   * @param {Set<string>} terms
   */
  const inRun = ({ start, key }, terms) => {
    /** @type {Span[]} */
    const found = []
    for (let i = 0; i < key.length; i++) {
      if (terms.has(key.slice(i, i + 2))) found.push({ start: start + i, end: start + Math.min(i + 2, key.length) })
    }
    return found
  }

  /**
   * @param {string} text
   * @param {Set<string>} terms
   */
  const mark = (text, terms) => {
    /** @type {Piece[]} */
    const pieces = []
    let place = 0
    for (const { start, end } of joined(spans(text, terms))) {
      if (start > place) pieces.push({ text: text.slice(place, start), isFound: false })
      pieces.push({ text: text.slice(start, end), isFound: true })
      place = end
    }
    if (place < text.length) pieces.push({ text: text.slice(place), isFound: false })
    return pieces
  }

  /**
   * @param {string} text
   * @param {Set<string>} terms
   */
  const excerpt = (text, terms) => {
    let best = text // where no sentence holds what was asked for, the beginning tells most
    let most = 0
    for (const sentence of sentencesIn(text)) {
      const count = new Set(spans(sentence, terms).map(({ start, end }) => fold(sentence.slice(start, end)))).size
      if (count > most) [best, most] = [sentence, count]
    }
    if (best.length > LENGTH[writing]) {
      const cut = best.slice(0, LENGTH[writing])
      best = `${writing === "han" ? cut : cut.slice(0, cut.lastIndexOf(" "))}…`
    }
    return mark(best, terms)
  }

  return { mark, excerpt }
}

/** @param {Span[]} spans in their order */
const joined = (spans) => {
  /** @type {Span[]} */
  const result = []
  for (const span of spans) {
    const last = result.at(-1)
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end)
    else result.push({ ...span })
  }
  return result
}
