// The search: lunr's index and scoring over the guide's own analysis. Runs in a worker, or in the page on file://.

const FIELDS = { title: 8, questions: 5, text: 4, other: 1.5, more: 1 }
const BOOST = { concept: 3, exact: 2, pair: 3, part: 1, prefix: 0.8, near: 0.6 }
// How far a word counts as known that stands in the guide only with other marks or letters, or only as the beginning of others.
const FAINT = 0.3
const BEGUN = 0.5
const MOST_GROUPS = 15
const MOST_PLACES = 6
const PLACES_IN_SIGHT = 3
const MOST_EXPANSIONS = 40
const SLICE = 12 // milliseconds of work after which the page gets a turn

/** Make the search for one language; resolves to a function from a query to the theme's result format. */
const createSearch = async (data, pause = async () => {}) => {
  const { language, pages } = data
  const documents = pages.flatMap((page, number) => page.documents.map(document => ({ ...document, page: number })))
  const analysis = createAnalysis(data)
  const citations = createCitations({ ids: documents.map(({ id }) => id).filter(isPrinciple), pages }, analysis.simplify)
  const byId = new Map(documents.map(document => [document.id, document]))
  const lexicon = new Map() // keys of words in the guide, by folded form
  const index = await buildIndex()
  const vocabulary = [...lexicon.keys()].sort()
  const syllablePairs = Object.keys(index.invertedIndex).filter(term => term.includes(" "))

  async function buildIndex() {
    const builder = new lunr.Builder()
    builder.tokenizer = (text, { fields: [field] }) => termsOfField(text ?? "", field).map(term => new lunr.Token(term))
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

  function termsOfField(text, field) {
    const words = analysis.words(text)
    for (const { han, folded, key } of words) {
      if (han) continue
      if (lexicon.has(folded)) lexicon.get(folded).add(key)
      else lexicon.set(folded, new Set([key]))
    }
    return analysis.indexTerms(words, field !== "more")
  }

  const isKnown = term => term in index.invertedIndex

  /** How much a term tells: rare ones more. */
  const weightOf = term => {
    if (!isKnown(term)) return Math.log(1 + documents.length)
    const counts = Object.keys(FIELDS).map(field => Object.keys(index.invertedIndex[term][field]).length)
    return Math.log(1 + documents.length / Math.max(1, ...counts))
  }

  const startingWith = prefix => {
    let low = 0
    let high = vocabulary.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (vocabulary[middle] < prefix) low = middle + 1
      else high = middle
    }
    const found = []
    for (let i = low; i < vocabulary.length && found.length < MOST_EXPANSIONS && vocabulary[i].startsWith(prefix); i++) found.push(vocabulary[i])
    return found
  }

  const nearTo = (word, terms) => terms.filter(term => term[0] === word[0] && isNear(word, term)).slice(0, MOST_EXPANSIONS)

  /** What a query asks for: units that a result should all hold, each with terms that satisfy it, and terms that only add. */
  const read = query => {
    const all = analysis.words(analysis.withoutAsking(query.normalize("NFC")))
    const telling = all.filter(word => !analysis.isStopWord(word))
    const named = analysis.concepts(all)
    const words = telling.length || named.length ? telling : all
    const typing = /[\p{L}\p{N}]$/u.test(query)
    const units = named.map(({ concept, start, end }) => ({ start, end, terms: new Map([[`§${concept}`, BOOST.concept]]) }))
    const extra = new Map()
    words.forEach(word => {
      const holder = units.find(unit => !word.han && unit.start <= word.start && word.end <= unit.end)
      if (word.han) units.push(...hanUnits(word, named))
      else if (holder) keysOf(word).forEach(key => extra.set(key, BOOST.part))
      else units.push({ start: word.start, end: word.end, folded: word.folded, ...wordTerms(word, typing && word === all.at(-1)) })
    })
    if (language === "vi") {
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

  /** Keys under which the guide holds a word as it was typed. */
  const keysOf = word => [...new Set([...(lexicon.get(word.folded) ?? []), word.key])].filter(isKnown)

  const wordTerms = (word, isBeingTyped) => {
    const terms = new Map()
    const add = (keys, boost) => { for (const key of keys) if (!terms.has(key)) terms.set(key, boost) }
    const keys = keysOf(word)
    const typed = withMarks(word.written)
    const asMeant = found => (language === "vi" && typed !== word.folded ? found.filter(key => carriesMarks(key, typed)) : found)
    const meant = asMeant(keys)
    add(meant, BOOST.exact)
    add(keys, BOOST.near)
    if (isBeingTyped && word.folded.length >= 2) for (const folded of startingWith(word.folded)) add(asMeant([...lexicon.get(folded)]), BOOST.prefix)
    const counts = meant.length ? 1 : keys.length || !terms.size ? FAINT : BEGUN
    if (!terms.size && word.folded.length >= 4) for (const folded of nearTo(word.folded, vocabulary)) add(lexicon.get(folded), BOOST.near)
    return { terms, counts: language === "vi" ? counts : Math.max(counts, BEGUN) }
  }

  const hasKnownPair = ({ folded }, extra) => [...extra.keys()].some(term => isKnown(term) && term.split(" ").includes(folded) && term.includes(" "))

  /** A Vietnamese syllable mistyped: its neighbours tell which one was meant. */
  const joinNear = (words, units) => {
    for (let i = 1; i < words.length; i++) {
      const pair = analysis.pairOf(words[i - 1], words[i])
      if (isKnown(pair) || words[i - 1].han || words[i].han) continue
      const near = nearTo(pair, syllablePairs)
      for (const word of [words[i - 1], words[i]]) {
        const unit = units.find(unit => unit.start === word.start && unit.end === word.end)
        if (unit && word.folded.length >= 4 && !lexicon.has(word.folded)) near.forEach(term => unit.terms.set(term, BOOST.exact))
      }
    }
  }

  const holding = character => Object.keys(index.invertedIndex).filter(term => term.length <= 2 && term.includes(character))

  /** A run of Han characters: its pairs, less those that only join two concepts and stand nowhere. */
  const hanUnits = (word, named) => {
    const characters = [...word.key]
    if (characters.length === 1) return [{ start: word.start, end: word.end, terms: new Map(holding(word.key).map(term => [term, BOOST.exact])) }]
    const units = analysis.pairs(word.key).map((pair, i) => ({ start: word.start + i, end: word.start + i + 2, terms: new Map([[pair, BOOST.exact]]), pair }))
    const inConcept = unit => named.some(({ start, end }) => start <= unit.start && unit.end <= end)
    const isCovered = place => units.some(unit => unit.start <= place && place < unit.end && (isKnown(unit.pair) || inConcept(unit))) || named.some(({ start, end }) => start <= place && place < end)
    return units.filter(unit => isKnown(unit.pair) || !(isCovered(unit.start) && isCovered(unit.start + 1)))
  }

  const hits = ({ units, extra }) => {
    const terms = new Map(extra)
    const satisfies = new Map()
    units.forEach((unit, place) => {
      for (const [term, boost] of unit.terms) {
        terms.set(term, Math.max(terms.get(term) ?? 0, boost))
        if (!satisfies.has(term)) satisfies.set(term, [])
        satisfies.get(term).push(place)
      }
    })
    const found = new Map()
    const asked = [...terms].map(([term, boost]) => ({ term, boost, weights: weightsOf(term) }))
    for (const field of Object.keys(FIELDS)) {
      const there = asked.filter(({ weights }) => weights[field]?.size)
      const length = Math.hypot(...there.map(({ boost }) => boost))
      for (const { term, boost, weights } of there)
        for (const [id, weight] of weights[field]) {
          if (!found.has(id)) found.set(id, { document: byId.get(id), found: new Set(), held: new Set(), score: 0 })
          const hit = found.get(id)
          hit.score += (boost * weight) / length
          if (hit.found.has(term)) continue
          hit.found.add(term)
          satisfies.get(term)?.forEach(place => hit.held.add(place))
        }
    }
    return [...found.values()]
  }

  const weighed = new Map()
  /** What a term weighs in the fields of each document, as lunr scores it: kept, for a query grows letter by letter. */
  const weightsOf = term => {
    if (!weighed.has(term)) weighed.set(term, isKnown(term) ? Object.fromEntries(Object.keys(FIELDS).map(field => [field, weigh(index.invertedIndex[term], field)])) : {})
    return weighed.get(term)
  }

  const weigh = (posting, field) =>
    new Map(
      Object.keys(posting[field]).map(id => {
        const vector = index.fieldVectors[new lunr.FieldRef(id, field).toString()]
        return [id, vector.elements[vector.positionForIndex(posting._index) + 1]]
      }))

  const total = (units, held) => units.reduce((sum, unit, place) => sum + (held.has(place) ? unit.weight : 0), 0)

  const rank = (units, found) => {
    const whole = units.reduce((sum, unit) => sum + unit.weight, 0) || 1
    const groups = new Map()
    for (const hit of found) {
      hit.share = total(units, hit.held) / whole
      hit.rank = hit.score * (0.15 + hit.share * hit.share)
      const page = hit.document.page
      if (!groups.has(page)) groups.set(page, { page, hits: [], held: new Set() })
      const group = groups.get(page)
      group.hits.push(hit)
      hit.held.forEach(place => group.held.add(place))
    }
    for (const group of groups.values()) {
      group.hits.sort((a, b) => b.rank - a.rank)
      group.share = total(units, group.held) / whole
      group.rank = group.hits.slice(0, 4).reduce((sum, hit, place) => sum + hit.rank / (1 + 6 * place), 0) * (0.4 + group.share)
    }
    const most = Math.max(0, ...[...groups.values()].map(group => group.share))
    return [...groups.values()]
      .filter(group => group.share >= most * 0.45)
      .sort((a, b) => (b.share > 0.999) - (a.share > 0.999) || b.rank - a.rank)
  }

  /** A query whose weightiest part stands nowhere in the guide finds nothing. */
  const isAnswerable = units => {
    const whole = units.reduce((sum, unit) => sum + unit.weight, 0)
    const known = units.reduce((sum, unit) => sum + unit.known * unit.weight, 0)
    return known > 0 && (units.length === 1 || known >= whole * 0.4)
  }

  const cited = ids => {
    const groups = new Map()
    for (const id of ids) {
      const document = byId.get(id)
      if (!groups.has(document.page)) groups.set(document.page, { page: document.page, hits: [] })
      groups.get(document.page).hits.push({ document, found: new Set(), rank: 1 })
    }
    return [...groups.values()]
  }

  const search = query => {
    const { ids, rest } = citations(query)
    const asked = read(rest)
    const first = cited(ids)
    const further = asked.units.length && (!ids.length || /[\p{L}]{2}/u.test(rest)) && isAnswerable(asked.units) ? rank(asked.units, hits(asked)) : []
    const groups = [...first, ...further.filter(group => !first.some(({ page }) => page === group.page))]
    return { query, items: groups.slice(0, MOST_GROUPS).map(toItems) }
  }

  /** One page's results: the theme wants the page first, then places on it. */
  const toItems = ({ page, hits: found }) => {
    const { location, documents: [{ id }] } = pages[page]
    const own = found.find(({ document }) => document.id === id)
    const head = own ?? { document: byId.get(id), found: new Set(), rank: 0 }
    const places = found.filter(hit => hit !== own).slice(0, MOST_PLACES)
    return [head, ...places].map((hit, place) => toItem(hit, location, place))
  }

  const toItem = ({ document, found }, location, place) => ({
    location: place === 0 ? location : `${location}#${document.id.split("#").at(-1)}`,
    title: `${label(document)}${mark(document.title, found)}`,
    text: mark(snippet(document, found), found),
    terms: {},
    score: place <= PLACES_IN_SIGHT ? 1 : 0.5, // the theme folds away what scores less than the page
  })

  /** A chip before the title: an entry's label in the colour of its source, a term's short form. */
  const label = ({ id, label: short }) => {
    if (isPrinciple(id)) return `<span class="label" data-source="${id.split("-")[0]}">${labelOf(id)}</span> `
    return short ? `<span class="label">${escape(short)}</span> ` : ""
  }

  const readTexts = new Map()
  const readText = text => {
    if (!readTexts.has(text)) {
      const words = analysis.words(text)
      readTexts.set(text, { words, concepts: analysis.concepts(words) })
    }
    return readTexts.get(text)
  }

  /** Places of a text to be marked: words that hold a found term, forms of found concepts. */
  const marks = (text, found) => {
    const { words, concepts } = readText(text)
    const spans = words.flatMap(word => (word.han ? hanMarks(word, found) : analysis.termsOf(word).some(term => found.has(term)) ? [word] : []))
    spans.push(...concepts.filter(({ concept }) => found.has(`§${concept}`)))
    return spans.map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start || b.end - a.end)
  }

  const hanMarks = (word, found) => {
    const spans = []
    for (let i = 0; i < word.key.length; i++) {
      const length = found.has(word.key.slice(i, i + 2)) ? 2 : 0
      if (length) spans.push({ start: word.start + i, end: word.start + i + length })
    }
    return spans
  }

  const mark = (text, found) => {
    let marked = ""
    let place = 0
    for (const { start, end } of joined(marks(text, found))) {
      marked += `${escape(text.slice(place, start))}<mark data-md-highlight>${escape(text.slice(start, end))}</mark>`
      place = end
    }
    return marked + escape(text.slice(place))
  }

  const joined = spans => {
    const result = []
    for (const span of spans) {
      const last = result.at(-1)
      if (last && span.start <= last.end) last.end = Math.max(last.end, span.end)
      else result.push({ ...span })
    }
    return result
  }

  /** The sentence that holds most of what was asked for, else the beginning of the text. */
  const snippet = (document, found) => {
    const sentences = [document.text, document.questions, document.more].filter(Boolean).flatMap(text => text.split(/(?<=[.?!])\s+|(?<=[。？！])/))
    let best = document.text ?? ""
    let most = 0
    for (const sentence of sentences) {
      const count = new Set(marks(sentence, found).map(({ start, end }) => fold(sentence.slice(start, end)))).size
      if (count > most) [best, most] = [sentence, count]
    }
    const length = language === "zh" ? 90 : 220
    if (best.length <= length) return best
    const cut = best.slice(0, length)
    return `${language === "zh" ? cut : cut.slice(0, cut.lastIndexOf(" "))}…`
  }

  return search
}

const isPrinciple = id => /^[a-z]+(-\d+)+$/.test(id)

/** `CSO II.2.1` for `cso-2-2-1`, as in the Python core (identifiers.py). */
const labelOf = id => {
  const [source, ...numbers] = id.split("-")
  if (source === "cso") numbers[0] = Object.keys(ROMAN)[numbers[0] - 1].toUpperCase()
  return `${{ cso: "CSO", vps: "VPs", btech: "B-Tech" }[source]} ${numbers.join(".")}`
}

const escape = text => text.replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`)

if (typeof importScripts === "function")
  onmessage = async ({ data: message }) => {
    if (message.type === 0) {
      try {
        importScripts(message.data.index)
        self.find = await createSearch(self.fieldGuideIndex)
        postMessage({ type: 1 })
      } catch (error) {
        postMessage({ type: -1, data: String(error) })
      }
    } else if (message.type === 2) postMessage({ type: 3, data: self.find(message.data) })
  }
else window.fieldGuideSearch = createSearch
