// The search: lunr's index and scoring over the guide's own analysis.
import lunr from "lunr"
import { isNear } from "../shared/spelling.js"
import { carriesMarks, createAnalysis, pairsOf, withMarks } from "./analysis.js"
import { createCitations } from "./citations.js"
import { createResults, isEntry } from "./results.js"

/** @typedef {import("./analysis.js").Word} Word */
/** @typedef {import("./analysis.js").Named} Named */
/** @typedef {import("./results.js").Item} Item */
/** @typedef {import("./data.js").Found & { page: number }} Document */

/**
 * A part of a query that a result should hold, with the terms that satisfy it; what it weighs, and how far it is known.
 * @typedef {object} Unit
 * @property {number} start
 * @property {number} end
 * @property {Map<string, number>} terms what each counts for
 * @property {string} [folded]
 * @property {string} [pair]
 * @property {number} [counts] how far it is known where it is
 * @property {number} weight
 * @property {number} known
 */

/** @typedef {{ units: Unit[], extra: Map<string, number> }} Asked */
/** @typedef {{ document: Document, found: Set<string>, held: Set<number>, score: number, share: number, rank: number }} Hit */
/** @typedef {{ page: number, hits: Hit[], held: Set<number>, share: number, rank: number }} Group */

/** @type {Record<string, number>} */
const FIELDS = { title: 8, questions: 5, text: 4, other: 1.5, more: 1 }
const BOOST = { concept: 3, exact: 2, pair: 3, part: 1, prefix: 0.8, near: 0.6 }
/** How much sections that are no entries weigh: the glossary's many short ones would come before the entries that use its words. */
const BESIDE = 0.6
// How far a word counts as known that stands in the guide only with other marks or letters, or only as the beginning of others.
const FAINT = 0.3
const BEGUN = 0.5
const MOST_GROUPS = 15
const MOST_EXPANSIONS = 40
const SLICE = 12 // milliseconds of work after which the page gets a turn

/**
 * Make the search for one language.
 * @param {import("./data.js").SearchData} data
 * @param {() => Promise<unknown>} [pause] gives the page a turn while the index is made
 * @returns {Promise<(query: string) => { query: string, items: Item[][] }>} from a query to the theme's result format
 */
export const createSearch = async (data, pause = () => Promise.resolve()) => {
  const { pages, folder } = data
  const documents = pages.flatMap((page, number) => page.documents.map((document) => ({ ...document, page: number })))
  const analysis = createAnalysis(data)
  const { inSyllables } = analysis
  const toItems = createResults(data, analysis)
  const ids = documents.map(({ id }) => id).filter(isEntry)
  const paths = pages.map(({ location, documents: [first] }) => ({
    path: location.slice(folder.length).replace(/\.html$/, ""),
    first: first?.id ?? "",
  }))
  const citations = createCitations({ ids, pages: paths }, data.citations, analysis.simplify)
  const byId = new Map(documents.map((document) => [document.id, document]))
  /** @type {Map<string, Set<string>>} keys of words in the guide, by folded form */
  const lexicon = new Map()
  const index = await buildIndex()
  const vocabulary = [...lexicon.keys()].sort()
  const syllablePairs = Object.keys(index.invertedIndex).filter((term) => term.includes(" "))

  async function buildIndex() {
    const builder = new lunr.Builder()
    builder.tokenizer = (/** @type {string | undefined} */ text, /** @type {{ fields: string[] }} */ { fields: [field] }) =>
      termsOfField(text ?? "", field).map((term) => new lunr.Token(term))
    builder.ref("id")
    for (const [field, boost] of Object.entries(FIELDS)) builder.field(field, { boost })
    let begun = performance.now()
    for (const document of documents) {
      builder.add(document)
      if (performance.now() - begun < SLICE) continue
      await pause()
      begun = performance.now()
    }
    return builder.build()
  }

  /**
   * @param {string} text
   * @param {string} field
   */
  function termsOfField(text, field) {
    const words = analysis.words(text)
    for (const { han, folded, key } of words) {
      if (han) continue
      const keys = lexicon.get(folded) ?? new Set()
      lexicon.set(folded, keys.add(key))
    }
    return analysis.indexTerms(words, field !== "more")
  }

  /** @param {string} term */
  const isKnown = (term) => term in index.invertedIndex

  /**
   * How much a term tells: rare ones more.
   * @param {string} term
   */
  const weightOf = (term) => {
    if (!isKnown(term)) return Math.log(1 + documents.length)
    const counts = Object.keys(FIELDS).map((field) => Object.keys(index.invertedIndex[term][field]).length)
    return Math.log(1 + documents.length / Math.max(1, ...counts))
  }

  /** @param {string} prefix */
  const startingWith = (prefix) => {
    let low = 0
    let high = vocabulary.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (vocabulary[middle] < prefix) low = middle + 1
      else high = middle
    }
    let end = low
    while (end < vocabulary.length && end - low < MOST_EXPANSIONS && vocabulary[end].startsWith(prefix)) end++
    return vocabulary.slice(low, end)
  }

  /**
   * @param {string} word
   * @param {string[]} terms
   */
  const nearTo = (word, terms) => terms.filter((term) => term[0] === word[0] && isNear(word, term)).slice(0, MOST_EXPANSIONS)

  /**
   * What a query asks for: units that a result should all hold, each with terms that satisfy it, and terms that only add.
   * @param {string} query
   * @returns {Asked}
   */
  const read = (query) => {
    const all = analysis.words(analysis.withoutAsking(query.normalize("NFC")))
    const telling = all.filter((word) => !analysis.isStopWord(word))
    const named = analysis.concepts(all)
    const words = telling.length || named.length ? telling : all
    const typing = /[\p{L}\p{N}]$/u.test(query)
    /** @type {Unit[]} */
    const units = named.map(({ concept, start, end }) => unitOf({ start, end, terms: new Map([[`§${concept}`, BOOST.concept]]) }))
    /** @type {Map<string, number>} */
    const extra = new Map()
    words.forEach((word) => {
      const holder = units.find((unit) => !word.han && unit.start <= word.start && word.end <= unit.end)
      if (word.han) units.push(...hanUnits(word, named))
      else if (holder) keysOf(word).forEach((key) => extra.set(key, BOOST.part))
      else units.push(unitOf({ ...word, ...wordTerms(word, typing && word === all[all.length - 1]) }))
    })
    if (inSyllables) {
      all.slice(1).forEach((word, i) => extra.set(analysis.pairOf(all[i], word), BOOST.pair))
      joinNear(words, units)
    }
    for (const unit of units) {
      const known = [...unit.terms.keys()].filter(isKnown)
      unit.weight = known.length ? Math.max(...known.map(weightOf)) : weightOf("")
      unit.known = known.length === 0 ? 0 : hasKnownPair(unit, extra) ? 1 : (unit.counts ?? 1)
    }
    return { units, extra }
  }

  /**
   * @param {{ start: number, end: number, terms: Map<string, number>, folded?: string, pair?: string, counts?: number }} unit
   * @returns {Unit}
   */
  const unitOf = ({ start, end, terms, folded, pair, counts }) => ({ start, end, terms, folded, pair, counts, weight: 0, known: 0 })

  /**
   * Keys under which the guide holds a word as it was typed.
   * @param {Word} word
   */
  const keysOf = (word) => [...new Set([...(lexicon.get(word.folded) ?? []), word.key])].filter(isKnown)

  /**
   * @param {Word} word
   * @param {boolean} isBeingTyped whether more letters may follow
   */
  const wordTerms = (word, isBeingTyped) => {
    /** @type {Map<string, number>} */
    const terms = new Map()
    /**
     * @param {Iterable<string>} keys
     * @param {number} boost
     */
    const add = (keys, boost) => {
      for (const key of keys) if (!terms.has(key)) terms.set(key, boost)
    }
    const keys = keysOf(word)
    const typed = withMarks(word.written)
    const asMeant = (
      /** @type {string[]} */ found,
    ) => (inSyllables && typed !== word.folded ? found.filter((key) => carriesMarks(key, typed)) : found)
    const meant = asMeant(keys)
    add(meant, BOOST.exact)
    add(keys, BOOST.near)
    if (isBeingTyped && word.folded.length >= 2) {
      for (const folded of startingWith(word.folded)) add(asMeant([...(lexicon.get(folded) ?? [])]), BOOST.prefix)
    }
    const counts = meant.length ? 1 : keys.length || !terms.size ? FAINT : BEGUN
    if (!terms.size && word.folded.length >= 4) {
      for (const folded of nearTo(word.folded, vocabulary)) add(lexicon.get(folded) ?? [], BOOST.near)
    }
    return { terms, counts: inSyllables ? counts : Math.max(counts, BEGUN) }
  }

  /**
   * @param {Unit} unit
   * @param {Map<string, number>} extra
   */
  const hasKnownPair = ({ folded }, extra) =>
    [...extra.keys()].some((term) => isKnown(term) && term.split(" ").includes(folded ?? "") && term.includes(" "))

  /**
   * A syllable mistyped: its neighbours tell which one was meant.
   * @param {Word[]} words
   * @param {Unit[]} units
   */
  const joinNear = (words, units) => {
    for (let i = 1; i < words.length; i++) {
      const pair = analysis.pairOf(words[i - 1], words[i])
      if (isKnown(pair) || words[i - 1].han || words[i].han) continue
      const near = nearTo(pair, syllablePairs)
      for (const word of [words[i - 1], words[i]]) {
        const unit = units.find((unit) => unit.start === word.start && unit.end === word.end)
        if (unit && word.folded.length >= 4 && !lexicon.has(word.folded)) near.forEach((term) => unit.terms.set(term, BOOST.exact))
      }
    }
  }

  /** @param {string} character */
  const holding = (character) => Object.keys(index.invertedIndex).filter((term) => term.length <= 2 && term.includes(character))

  /**
   * A run of Han characters: its pairs, less those that only join two concepts and stand nowhere.
   * @param {Word} word
   * @param {Named[]} named
   */
  const hanUnits = (word, named) => {
    const characters = [...word.key]
    if (characters.length === 1) {
      return [unitOf({ start: word.start, end: word.end, terms: new Map(holding(word.key).map((term) => [term, BOOST.exact])) })]
    }
    const units = pairsOf(word.key).map((pair, i) => {
      const start = word.start + i
      return unitOf({ start, end: start + 2, terms: new Map([[pair, BOOST.exact]]), pair })
    })
    const hasKnown = (/** @type {Unit} */ { pair = "" }) => isKnown(pair)
    const inConcept = (/** @type {Unit} */ unit) => named.some(({ start, end }) => start <= unit.start && unit.end <= end)
    const isCovered = (/** @type {number} */ place) =>
      units.some((unit) => unit.start <= place && place < unit.end && (hasKnown(unit) || inConcept(unit))) ||
      named.some(({ start, end }) => start <= place && place < end)
    return units.filter((unit) => hasKnown(unit) || !(isCovered(unit.start) && isCovered(unit.start + 1)))
  }

  /** @param {Asked} asked */
  const hits = ({ units, extra }) => {
    const terms = new Map(extra)
    /** @type {Map<string, number[]>} units that a term satisfies, by their places */
    const satisfies = new Map()
    units.forEach((unit, place) => {
      for (const [term, boost] of unit.terms) {
        terms.set(term, Math.max(terms.get(term) ?? 0, boost))
        satisfies.set(term, [...(satisfies.get(term) ?? []), place])
      }
    })
    /** @type {Map<string, Hit>} */
    const found = new Map()
    const asked = [...terms].map(([term, boost]) => ({ term, boost, weights: weightsOf(term) }))
    for (const field of Object.keys(FIELDS)) {
      const there = asked.filter(({ weights }) => weights[field]?.size)
      const length = Math.hypot(...there.map(({ boost }) => boost))
      for (const { term, boost, weights } of there) {
        for (const [id, weight] of weights[field]) {
          const hit = found.get(id) ?? hitOf(id)
          found.set(id, hit)
          hit.score += (boost * weight) / length
          if (hit.found.has(term)) continue
          hit.found.add(term)
          satisfies.get(term)?.forEach((place) => hit.held.add(place))
        }
      }
    }
    return [...found.values()]
  }

  /**
   * A document, of which nothing is found yet.
   * @param {string} id
   * @returns {Hit}
   */
  const hitOf = (id) => {
    const document = byId.get(id)
    if (!document) throw new RangeError(id)
    return { document, found: new Set(), held: new Set(), score: 0, share: 0, rank: 1 }
  }

  /** @type {Map<string, Record<string, Map<string, number>>>} */
  const weighed = new Map()
  /**
   * What a term weighs in the fields of each document, as lunr scores it: kept, for a query grows letter by letter.
   * @param {string} term
   */
  const weightsOf = (term) => {
    const known = weighed.get(term)
    if (known) return known
    const fields = isKnown(term) ? Object.keys(FIELDS) : []
    const weights = Object.fromEntries(fields.map((field) => [field, weigh(index.invertedIndex[term], field)]))
    weighed.set(term, weights)
    return weights
  }

  /**
   * @param {any} posting of lunr
   * @param {string} field
   * @returns {Map<string, number>}
   */
  const weigh = (posting, field) =>
    new Map(
      Object.keys(posting[field]).map((id) => {
        const vector = index.fieldVectors[new lunr.FieldRef(id, field).toString()]
        return [id, vector.elements[vector.positionForIndex(posting._index) + 1]]
      }),
    )

  /**
   * @param {Unit[]} units
   * @param {Set<number>} held
   */
  const total = (units, held) => units.reduce((sum, unit, place) => sum + (held.has(place) ? unit.weight : 0), 0)

  /**
   * Pages in the order of what they answer.
   * @param {Unit[]} units
   * @param {Hit[]} found
   */
  const rank = (units, found) => {
    const whole = units.reduce((sum, unit) => sum + unit.weight, 0) || 1
    /** @type {Map<number, Group>} */
    const groups = new Map()
    for (const hit of found) {
      hit.share = total(units, hit.held) / whole
      // What is about the guide or defines a word comes behind an entry that says as much.
      hit.rank = hit.score * (0.15 + hit.share * hit.share) * (hit.document.id.includes("#") ? BESIDE : 1)
      const { page } = hit.document
      const group = groups.get(page) ?? groupOf(page)
      groups.set(page, group)
      group.hits.push(hit)
      hit.held.forEach((place) => group.held.add(place))
    }
    for (const group of groups.values()) {
      group.hits.sort((a, b) => b.rank - a.rank)
      group.share = total(units, group.held) / whole
      group.rank = group.hits.slice(0, 4).reduce((sum, hit, place) => sum + hit.rank / (1 + 6 * place), 0) * (0.4 + group.share)
    }
    const most = Math.max(0, ...[...groups.values()].map((group) => group.share))
    return [...groups.values()]
      .filter((group) => group.share >= most * 0.45)
      .sort((a, b) => Number(b.share > 0.999) - Number(a.share > 0.999) || b.rank - a.rank)
  }

  /**
   * @param {number} page
   * @returns {Group}
   */
  const groupOf = (page) => ({ page, hits: [], held: new Set(), share: 0, rank: 0 })

  /**
   * A query whose weightiest part stands nowhere in the guide finds nothing.
   * @param {Unit[]} units
   */
  const isAnswerable = (units) => {
    const whole = units.reduce((sum, unit) => sum + unit.weight, 0)
    const known = units.reduce((sum, unit) => sum + unit.known * unit.weight, 0)
    return known > 0 && (units.length === 1 || known >= whole * 0.4)
  }

  /** @param {string[]} ids */
  const cited = (ids) => {
    /** @type {Map<number, Group>} */
    const groups = new Map()
    for (const hit of ids.map(hitOf)) {
      const group = groups.get(hit.document.page) ?? groupOf(hit.document.page)
      group.hits.push(hit)
      groups.set(hit.document.page, group)
    }
    return [...groups.values()]
  }

  /** @param {string} query */
  const search = (query) => {
    const { ids, rest } = citations(query)
    const asked = read(rest)
    const first = cited(ids)
    const further = asked.units.length && (!ids.length || /[\p{L}]{2}/u.test(rest)) && isAnswerable(asked.units)
      ? rank(asked.units, hits(asked))
      : []
    const groups = [...first, ...further.filter((group) => !first.some(({ page }) => page === group.page))]
    return { query, items: groups.slice(0, MOST_GROUPS).map(toItems) }
  }

  return search
}
