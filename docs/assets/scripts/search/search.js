// The search: what a query asks for is looked up in the index, and pages are put in the order of what they answer.
//
//   score of a place = (Σ over what is asked: boost × rarity × impact) × (1 − coverage + coverage × share held) × beside
//   score of a page  = its best place + below × its further places
//
// Impacts are BM25F's, made at build (hooks/fieldguide/exports/postings.py); rarity is BM25's: ln(1 + (N − n + ½) ÷ (n + ½)). Each word counts
// once, by the best of what may stand for it: itself, a word it begins, one that is near or kin, a character of a pair. Pairs of syllables and
// meanings add to it; a part of a form hints at its meaning. A place whose heading was typed, or nearly, comes first; what the glossary says of a term,
// behind the entry that says most of it.
// Pages answer as long as each is among the better ones and holds enough of what was asked for; what comes behind is weak, and cut short. The
// numbers are told in docs/_data/search/ranking.yml.
import { isNear } from "../shared/spelling.js"
import { sourceOf } from "../shared/ids.js"
import { carriesMarks, createAnalysis, pairOf, pairsIn } from "./analysis.js"
import { createCitations } from "./citations.js"
import { createMarking } from "./marking.js"
import { createPostings } from "./postings.js"

/** @typedef {import("./analysis.js").Word} Word */
/** @typedef {import("./analysis.js").Named} Named */

/**
 * A word of a query, or a pair of Chinese characters: what a place should hold.
 * @typedef {object} Unit
 * @property {number} start
 * @property {number} end
 * @property {string} key what was typed, as it is compared
 * @property {Map<string, number>} terms that may stand for it, and what each counts
 * @property {Set<string>} meant those that are as it was typed
 * @property {number} weight rarity
 */

/**
 * What only adds: a pair of syllables, with the units of both, or a meaning, with those that it covers.
 * @typedef {{ term: string, boost: number, units: Unit[] }} Extra
 */

/** @typedef {{ units: Unit[], extras: Extra[], headed: number[], nearly: number[] }} Asked what is asked, and the places of which it is the heading, or nearly */

/**
 * A place of a page: an entry or another section.
 * @typedef {object} Section
 * @property {string} href below the site's root
 * @property {string} anchor id of its heading
 * @property {string} title
 * @property {string} label an entry's label, a term's short form, or empty
 * @property {string} source id of the source that an entry restates, or empty
 * @property {boolean} weak whether its page only comes near
 */

/** @typedef {{ page: string, weak: boolean, sections: Section[] }} Result a page, its best section first */

/**
 * @typedef {object} Answer
 * @property {string} query
 * @property {Result[]} results the best first; weak ones, which only come near, behind all others
 * @property {boolean} isCapped whether more was found than is given
 * @property {(text: string) => import("./marking.js").Piece[]} mark a text in pieces: what was asked for and what was not
 * @property {(text: string) => import("./marking.js").Piece[]} excerpt the sentence of a text that tells most, in pieces
 */

const MOST_PAGES = 15
const MOST_SECTIONS = 6
/** Pages that only come near, and sections of each: few, for a long list hides that nothing answers. */
const MOST_NEAR = 6
const MOST_NEAR_SECTIONS = 2
const MOST_EXPANSIONS = 40
/** What a further section scores beside its page's best, at least. */
const WORTH_SHOWING = 0.3
/** What a page that answers scores beside the first, at least. */
const WORTH_ANSWERING = 0.7
/** How far a syllable is held whose neighbour is not, and a word by one that is like it. */
const ALONE = 0.5
/** Impact from which on a place tells something by a word; where it is only mentioned, it is held in part. */
const TELLING = 0.2
/** What counts of a pair of syllables where other marks stand than were typed. */
const OTHER_MARKS = 0.3
/** What a place scores beside the best, where what was typed is its heading, or nearly; the glossary's of a term stays behind what tells more. */
const WHOLE_HEADING = 1.2
const HEADING_NEARLY = 1.1
const ACCOUNT_NEARLY = 0.9
/** Share of its words that a heading has in common with what is nearly it. */
const NEARLY = 0.75

/** @param {string} term of syllables with marks */
const withoutMarks = (term) => term.replace(/\p{M}/gu, "").replace(/đ/g, "d")

/**
 * Make the search for one language.
 * @param {import("./data.js").SearchData} data
 * @returns {(query: string) => Answer}
 */
export const createSearch = (data) => {
  const { pages, folder, ranking } = data
  const places = pages.flatMap(([address, hasEntries, found], page) =>
    found.map(([anchor, label, title], place) => ({ address, page, anchor, label, title, isEntry: hasEntries === 1, isFirst: place === 0 }))
  )
  const analysis = createAnalysis(data)
  const { inSyllables } = analysis
  const inHan = data.writing === "han"
  const enough = ranking[`enough_${data.writing}`]
  const postings = createPostings(data.terms, data.postings)
  const marking = createMarking(data.writing, analysis)
  /**
   * What headings are compared by: all of their words, in whatever form, or those that tell something.
   * @param {string} text
   * @param {"key" | "folded"} [by] with marks or without
   */
  const gistsOf = (text, by = "key") => {
    const all = analysis.words(text.normalize("NFC"))
    const telling = all.filter((word) => !analysis.isStopWord(word))
    const [whole, gist] = [all, telling.length > 1 ? telling : all].map((words) => words.map((word) => word[by]).join(inHan ? "" : " "))
    return [`=${whole}`, gist]
  }
  /**
   * Texts by what they are compared by; where marks are told, they may be left out.
   * @template T
   * @param {[text: string, value: T][]} texts
   */
  const byGist = (texts) => {
    /** @type {Map<string, T[]>} */
    const found = new Map()
    for (const [text, value] of texts) {
      for (const gist of new Set([...gistsOf(text), ...(inSyllables ? gistsOf(text, "folded") : [])])) {
        found.set(gist, [...(found.get(gist) ?? []), value])
      }
    }
    return (/** @type {string} */ query) => gistsOf(query).map((gist) => found.get(gist)).find(Boolean) ?? []
  }
  const entries = new Map(places.flatMap(({ isEntry, anchor }, place) => (isEntry ? [[anchor, place]] : [])))
  const paths = pages.map(([address, , [first]]) => ({
    path: address.slice(folder.length).replace(/\.html$/, ""),
    first: first?.[0] ?? "",
  }))
  /** Where the glossary tells what a term is. */
  const terms = new Set(Object.keys(data.forms).map((meaning) => `term-${meaning.replaceAll("_", "-")}`))
  const accounts = new Set(places.flatMap(({ anchor }, place) => (terms.has(anchor) ? [place] : [])))
  const citations = createCitations({ ids: [...entries.keys()], pages: paths }, data.citations, analysis.simplify)

  /** Places by their heading, terms by their short form, too. */
  const headedBy = byGist(
    places.flatMap(({ isEntry, label, title }, place) =>
      (isEntry || !label ? [title] : [title, label]).map((text) => /** @type {[string, number]} */ ([text, place]))
    ),
  )
  /**
   * Words that tell something, or pairs of Chinese characters.
   * @param {string} text
   */
  const tellingIn = (text) =>
    analysis.words(text.normalize("NFC")).filter((word) => !analysis.isStopWord(word))
      .flatMap(({ han, key, folded }) => (han ? pairsIn(key).map((pair) => ({ key: pair, folded: pair })) : [{ key, folded }]))
  const headings = places.map(({ title }) => tellingIn(title))
  /**
   * Places whose heading is nearly what was typed: with a word more or less, or mistyped.
   * @param {string} query
   */
  const nearlyHeadedBy = (query) => {
    const asked = tellingIn(query)
    return headings.flatMap((heading, place) => {
      const least = NEARLY * Math.max(asked.length, heading.length)
      if (!asked.length || Math.min(asked.length, heading.length) < least) return []
      const isIn = (/** @type {typeof asked[0]} */ one) =>
        heading.some((other) =>
          inSyllables
            ? one.folded === other.folded && hasMarks(one, other.key)
            : one.key === other.key || (one.folded.length >= 5 && isNear(one.folded, other.folded))
        )
      return asked.filter(isIn).length >= least ? [place] : []
    })
  }
  /** Entries that answer the home page's questions, which are answered like citations. */
  const answersTo = byGist(Object.entries(data.questions))

  const vocabulary = postings.terms.filter((term) => !/[ §]|\p{Script=Han}/u.test(term))
  /** @type {Map<string, string[]>} pairs of syllables without marks, and as they are written */
  const foldedPairs = new Map()
  for (const term of postings.terms.filter((term) => term.includes(" "))) {
    const folded = withoutMarks(term)
    foldedPairs.set(folded, [...(foldedPairs.get(folded) ?? []), term])
  }
  /** @type {Map<string, string[]>} words of the guide by their folded form */
  const byFolded = new Map()
  for (const term of vocabulary) {
    const folded = inSyllables ? withoutMarks(term) : term
    byFolded.set(folded, [...(byFolded.get(folded) ?? []), term])
  }
  /** Words that may be meant by others: those of the guide, and everyday words of a meaning. */
  const foldedWords = [...new Set([...byFolded.keys(), ...(inSyllables ? [] : analysis.formWords.keys())])].sort()
  /** @param {string} folded one of them */
  const termsFor = (folded) => byFolded.get(folded) ?? [`§${analysis.formWords.get(folded)}`]

  /** @param {string} [term] */
  const rarity = (term) => {
    const holding = term && postings.has(term) ? postings.of(term).places.length : 0
    return Math.log(1 + (places.length - holding + 0.5) / (holding + 0.5))
  }

  /** @param {string} prefix */
  const startingWith = (prefix) => {
    let low = 0
    let high = foldedWords.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (foldedWords[middle] < prefix) low = middle + 1
      else high = middle
    }
    let end = low
    while (end < foldedWords.length && end - low < MOST_EXPANSIONS && foldedWords[end].startsWith(prefix)) end++
    return foldedWords.slice(low, end)
  }

  /**
   * Words that begin like another for most of their length: protect and protective.
   * @param {string} key
   */
  const kinOf = (key) => {
    const shared = Math.max(5, Math.ceil(key.length * 0.7))
    return key.length < 5 ? [] : startingWith(key.slice(0, shared)).filter((word) => word !== key && word.length <= key.length + 4)
  }

  /**
   * @param {Word} word
   * @param {boolean} isBeingTyped whether more letters may follow
   * @returns {Unit}
   */
  const wordUnit = (word, isBeingTyped) => {
    /** @type {Map<string, number>} */
    const terms = new Map()
    const add = (/** @type {Iterable<string>} */ found, /** @type {number} */ boost) => {
      for (const term of found) if (!terms.has(term)) terms.set(term, boost)
    }
    const plain = inSyllables ? word.folded : word.key
    const written = byFolded.get(plain) ?? []
    const asTyped = (/** @type {string[]} */ found) => (inSyllables ? found.filter((term) => hasMarks(word, term)) : found)
    const meant = new Set(asTyped(written))
    add(meant, 1)
    add(written, ranking.near)
    if (isBeingTyped && word.folded.length >= 2) {
      for (const folded of startingWith(word.folded)) add(asTyped(termsFor(folded)), ranking.prefix)
    }
    if (!inSyllables) add(kinOf(word.key).flatMap(termsFor), ranking.kin)
    if (!terms.size && plain.length >= 4) add(nearTo(word).flatMap(termsFor), ranking.near)
    if (!terms.size && !inSyllables) add(partsOf(word.folded), ranking.kin)
    return unitOf(word, terms, meant)
  }

  /**
   * Words that were meant, if one letter is wrong; behind the stem, where there is one, more may be.
   * @param {Word} word
   */
  const nearTo = ({ key, folded }) => {
    const typed = inSyllables ? folded : key
    const alike = foldedWords.filter((one) => one[0] === typed[0])
    const near = alike.filter((one) => isNear(typed, one))
    if (near.length || inSyllables) return near.slice(0, MOST_EXPANSIONS)
    const begin = (/** @type {string} */ stem) => [-1, 0, 1].some((more) => isNear(folded.slice(0, stem.length + more), stem))
    return alike.filter((one) => one.length >= 5 && one.length < folded.length && folded.length <= one.length + 6 && begin(one))
  }

  /**
   * Words that a word is made of: warzone is war and zone.
   * @param {string} folded
   */
  const partsOf = (folded) => {
    for (let at = 3; at <= folded.length - 3; at++) {
      const parts = [folded.slice(0, at), folded.slice(at)].map(analysis.stem)
      if (parts.every((part) => byFolded.has(part))) return parts
    }
    return []
  }

  /**
   * @param {{ start: number, end: number, key: string }} where
   * @param {Map<string, number>} terms
   * @param {Set<string>} [meant]
   * @returns {Unit}
   */
  const unitOf = ({ start, end, key }, terms, meant = new Set(terms.keys())) => {
    const known = [...terms.keys()].filter(postings.has)
    const telling = known.filter((term) => meant.has(term))
    return { start, end, key, terms, meant, weight: Math.max(...(telling.length ? telling : known.length ? known : [""]).map(rarity)) }
  }

  /**
   * A run of Chinese characters: its pairs, less those that stand nowhere and only join others that do.
   * @param {Word} word
   * @param {Named[]} named
   */
  const hanUnits = (word, named) => {
    if ([...word.key].length === 1) {
      return [unitOf(word, new Map([[word.key, 1]]))]
    }
    const units = pairsIn(word.key).map((pair, i) => {
      const terms = new Map([[pair, 1], ...[...pair].map((character) => /** @type {[string, number]} */ ([character, ranking.part]))])
      return unitOf({ start: word.start + i, end: word.start + i + 2, key: pair }, terms, new Set([pair]))
    })
    const isKnown = (/** @type {Unit} */ { meant }) => [...meant].some(postings.has)
    const known = [...units.filter(isKnown), ...named]
    const isCovered = (/** @type {number} */ place) => known.some(({ start, end }) => start <= place && place < end)
    const isNamed = (/** @type {Unit} */ unit) => named.some(({ start, end }) => start <= unit.start && unit.end <= end)
    return units.filter((unit) => isKnown(unit) || isNamed(unit) || !(isCovered(unit.start) && isCovered(unit.start + 1)))
  }

  /**
   * What a query asks for.
   * @param {string} query
   * @returns {Asked}
   */
  const read = (query) => {
    const composed = query.normalize("NFC")
    const all = analysis.words(composed)
    const named = analysis.meanings(composed)
    const telling = all.filter((word) => !analysis.isStopWord(word))
    const words = telling.length || named.length ? telling : all
    const isTyping = /[\p{L}\p{N}]$/u.test(query)
    const byWord = new Map(
      words.map((word) => [word, word.han ? hanUnits(word, named) : [wordUnit(word, isTyping && word === all.at(-1))]]),
    )
    const units = [...byWord.values()].flat()
    /** @type {Extra[]} */
    const extras = named.map(({ meaning, start, end }) => ({
      term: `§${meaning}`,
      boost: ranking.meaning,
      units: units.filter((unit) => start <= unit.start && unit.end <= end),
    }))
    if (inSyllables) {
      for (let i = 1; i < all.length; i++) {
        const both = [all[i - 1], all[i]].flatMap((word) => byWord.get(word) ?? [])
        if (both.length) extras.push(...pairExtras(all[i - 1], all[i], both))
      }
    }
    const isNamed = (/** @type {{ start: number, end: number }} */ { start, end }) =>
      named.some((one) => one.start <= start && end <= one.end)
    const parts = inSyllables
      ? all.slice(1).map((word, i) => ({ start: all[i].start, end: word.end, key: pairOf(all[i], word) }))
      : units.map(({ start, end, key }) => ({ start, end, key }))
    for (const part of parts.filter((one) => !isNamed(one))) {
      extras.push(...analysis.hints(part.key).map((meaning) => ({ term: `§${meaning}`, boost: ranking.meaning * ranking.hint, units: [] })))
    }
    return { units, extras: extras.filter(({ term }) => postings.has(term)), headed: headedBy(query), nearly: nearlyHeadedBy(query) }
  }

  /**
   * Whether a syllable has the marks that were typed, if any were.
   * @param {{ key: string, folded: string }} word as typed
   * @param {string} syllable
   */
  const hasMarks = (word, syllable) => word.key === word.folded || carriesMarks(syllable, word.key)

  /**
   * Two syllables beside each other. Where one is mistyped, the other tells what was meant.
   * @param {Word} one
   * @param {Word} other
   * @param {Unit[]} units of both
   * @returns {Extra[]}
   */
  const pairExtras = (one, other, units) => {
    const [firsts, seconds] = [one, other].map(({ folded }) =>
      byFolded.has(folded) || folded.length < 4 ? [folded] : foldedWords.filter((word) => word[0] === folded[0] && isNear(folded, word))
    )
    const written = firsts.flatMap((first) => seconds.flatMap((second) => foldedPairs.get(`${first} ${second}`) ?? []))
    return written.map((term) => {
      const isMeant = term.split(" ").every((syllable, i) => hasMarks([one, other][i], syllable))
      return { term, boost: isMeant ? ranking.pair : ranking.pair * OTHER_MARKS, units: isMeant ? units : [] }
    })
  }

  /**
   * Score and share of what is asked for, at each place.
   * @param {Asked} asked
   */
  const score = ({ units, extras, headed, nearly }) => {
    const scores = new Float64Array(places.length)
    const shares = new Float64Array(places.length)
    const whole = units.reduce((sum, unit) => sum + unit.weight, 0) || 1
    /** @type {Map<Unit, { points: Float64Array, held: Float64Array }>} */
    const byUnit = new Map(units.map((unit) => [unit, scoreUnit(unit)]))
    for (const { term, boost, units: covered } of extras) {
      const { places: holding, impacts } = postings.of(term)
      const points = boost * rarity(term)
      holding.forEach((place, i) => {
        scores[place] += points * impacts[i]
        for (const unit of covered) byUnit.get(unit)?.held.fill(1, place, place + 1)
      })
    }
    for (const [unit, { points, held }] of byUnit) {
      for (let place = 0; place < places.length; place++) {
        scores[place] += points[place]
        shares[place] += (held[place] * unit.weight) / whole
      }
    }
    places.forEach(({ isEntry }, place) => {
      scores[place] *= (1 - ranking.coverage + ranking.coverage * shares[place]) * (isEntry ? 1 : ranking.beside)
    })
    const best = Math.max(...scores)
    for (const place of headed.length ? [] : nearly) {
      scores[place] = Math.max(scores[place], best * (accounts.has(place) ? ACCOUNT_NEARLY : HEADING_NEARLY))
    }
    for (const place of headed) {
      scores[place] = best * (accounts.has(place) ? 1 : WHOLE_HEADING)
      shares[place] = 1
    }
    return { scores, shares }
  }

  /**
   * What a unit scores at each place, and how far the place holds it.
   * @param {Unit} unit
   */
  const scoreUnit = ({ terms, meant }) => {
    const points = new Float64Array(places.length)
    const held = new Float64Array(places.length)
    for (const [term, boost] of terms) {
      if (!postings.has(term)) continue
      const { places: holding, impacts } = postings.of(term)
      const most = boost * rarity(term)
      const holds = heldBy(meant.has(term))
      holding.forEach((place, i) => {
        points[place] = Math.max(points[place], most * impacts[i])
        held[place] = Math.max(held[place], holds * Math.min(1, impacts[i] / TELLING))
      })
    }
    return { points, held }
  }

  /**
   * How far a place holds a word of which it has a term: a syllable by itself says little, a character of a pair nothing.
   * @param {boolean} isMeant whether the term is what was typed
   */
  const heldBy = (isMeant) => {
    if (inSyllables) return isMeant ? ALONE : ALONE / 2
    return isMeant ? 1 : inHan ? 0 : ALONE
  }

  /** @param {Asked} asked */
  const found = (asked) => {
    const { scores, shares } = score(asked)
    const whole = inSyllables && asked.units.length === 1 ? ALONE : 1
    const holdsEnough = (/** @type {number} */ place) => shares[place] / whole >= enough
    /** @type {number[][]} places that score, by page */
    const byPage = pages.map(() => [])
    scores.forEach((points, place) => {
      if (points > 0) byPage[places[place].page].push(place)
    })
    const ranked = byPage
      .filter((all) => all.length)
      .map((all) => {
        const [best, ...others] = all.sort((one, other) => scores[other] - scores[one])
        const rank = others.slice(0, 3).reduce((sum, place, i) => sum + (ranking.below * scores[place]) / (i + 1), scores[best])
        return { rank, all }
      })
      .sort((one, other) => other.rank - one.rank)
      .slice(0, MOST_PAGES)
      .map(({ rank, all }) => ({
        rank,
        shown: all.filter((place) => scores[place] >= WORTH_SHOWING * scores[all[0]]).slice(0, MOST_SECTIONS),
      }))
    const isAnswer = (/** @type {typeof ranked[0]} */ { rank, shown }) =>
      rank >= ranked[0].rank * WORTH_ANSWERING && shown.some(holdsEnough)
    const ofTerm = ranked.findIndex(({ shown: [place] }) => accounts.has(place) && asked.headed.includes(place))
    if (ofTerm >= 0) {
      const account = ranked.splice(ofTerm, 1)
      ranked.splice(ranked.length && isAnswer(ranked[0]) ? 1 : 0, 0, ...account)
    }
    const firstNear = ranked.findIndex((one) => !isAnswer(one))
    const answers = firstNear < 0 ? ranked.length : firstNear
    return ranked.slice(0, answers + MOST_NEAR).map(({ shown }, place) =>
      place < answers ? resultOf(shown, false) : resultOf(shown.slice(0, MOST_NEAR_SECTIONS), true)
    )
  }

  /**
   * @param {number[]} shown places of one page, the best first
   * @param {boolean} weak
   * @returns {Result}
   */
  const resultOf = (shown, weak) => {
    const sections = shown.map((place) => {
      const { address, anchor, label, title, isEntry, isFirst } = places[place]
      return { href: isFirst ? address : `${address}#${anchor}`, anchor, title, label, source: isEntry ? sourceOf(anchor) : "", weak }
    })
    return { page: places[shown[0]].address, weak, sections }
  }

  /** @param {string[]} ids of entries */
  const cited = (ids) => {
    /** @type {Map<number, number[]>} */
    const byPage = new Map()
    for (const place of ids.flatMap((id) => entries.get(id) ?? [])) {
      byPage.set(places[place].page, [...(byPage.get(places[place].page) ?? []), place])
    }
    return [...byPage.values()].map((shown) => resultOf(shown, false))
  }

  return (query) => {
    const { ids: named, rest } = headedBy(query).length ? { ids: [], rest: query } : citations(query)
    const [answer] = answersTo(query)
    const ids = answer ? [answer] : named
    const asked = read(rest)
    const first = cited(ids)
    const further = asked.units.length && (!ids.length || /[\p{L}]{2}/u.test(rest)) ? found(asked) : []
    const all = [...first, ...further.filter(({ page }) => !first.some((one) => one.page === page))]
    const results = all.slice(0, MOST_PAGES)
    const isCapped = all.length > MOST_PAGES
    const terms = new Set([...asked.units.flatMap((unit) => [...unit.terms.keys()]), ...asked.extras.map(({ term }) => term)])
    return { query, results, isCapped, mark: (text) => marking.mark(text, terms), excerpt: (text) => marking.excerpt(text, terms) }
  }
}
