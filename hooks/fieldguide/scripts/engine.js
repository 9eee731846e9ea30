// The search: lunr's index over the guide's own text analysis. Runs in a worker, or in the page on file://.
const FIELDS = { label: 20, title: 8, questions: 4, text: 3, more: 1 }
const MOST_GROUPS = 20

/** Make the search for one language's index; returns a function from a query to the theme's result format. */
const createSearch = ({ language, documents }) => {
  const byId = new Map(documents.map(document => [document.id, document]))
  const index = lunr(builder => {
    builder.pipeline.reset()
    builder.searchPipeline.reset()
    builder.tokenizer = text => indexTerms(String(text ?? ""), language).map(term => new lunr.Token(term))
    builder.ref("id")
    for (const [field, boost] of Object.entries(FIELDS)) builder.field(field, { boost })
    documents.forEach(document => builder.add(document))
  })

  const queryTerms = query => [...new Set(analyse(query, language).flatMap(word => word.terms))]

  const find = terms =>
    index.query(query => {
      terms.forEach((term, place) => {
        query.term(term, { boost: 10 })
        if (place === terms.length - 1 || HAN.test(term)) query.term(term, { boost: 2, wildcard: lunr.Query.wildcard.TRAILING })
        if (term.length >= 4 && !HAN.test(term) && !(term in index.invertedIndex)) query.term(term, { boost: 1, editDistance: 1 })
      })
    })

  return query => {
    const terms = queryTerms(query)
    if (!terms.length) return { items: [] }
    const scored = find(terms).map(result => {
      const found = Object.keys(result.matchData.metadata)
      const matched = terms.filter(term => found.some(one => one === term || one.startsWith(term) || near(one, term)))
      return { document: byId.get(result.ref), found, matched, score: result.score }
    })
    const most = Math.max(0, ...scored.map(hit => hit.matched.length))
    const enough = scored.filter(hit => hit.matched.length >= Math.max(1, most / 2))
    enough.sort((a, b) => b.matched.length - a.matched.length || b.score - a.score)
    return { items: group(enough, terms).slice(0, MOST_GROUPS) }
  }

  function group(hits, terms) {
    const pages = new Map()
    for (const hit of hits) {
      const page = hit.document.page
      if (!pages.has(page)) pages.set(page, [])
      pages.get(page).push(hit)
    }
    return [...pages].map(([page, found]) => {
      const head = documents.find(document => document.location === page)
      const own = found.find(hit => hit.document === head)
      const best = own ?? { document: head, found: [], matched: [], score: 0 }
      const items = [best, ...found.filter(hit => hit !== own)]
      return items.map(hit => item(hit, terms))
    })
  }

  function item({ document, found, matched, score }, terms) {
    return {
      location: document.location,
      title: `${document.label ? `${escape(document.label)} · ` : ""}${mark(document.title, found)}`,
      text: mark(snippet([document.text, document.questions, document.more].filter(Boolean).join(" "), found), found),
      terms: Object.fromEntries(terms.map(term => [term, matched.includes(term)])),
      score: score || 0.01,
    }
  }

  function mark(text, found) {
    const composed = text.normalize("NFC")
    let marked = ""
    let place = 0
    for (const word of analyse(composed, language)) {
      if (!word.terms.some(term => found.includes(term))) continue
      marked += escape(composed.slice(place, word.start)) + markWord(composed.slice(word.start, word.end), word, found)
      place = word.end
    }
    return marked + escape(composed.slice(place))
  }

  function markWord(text, word, found) {
    if (!word.han) return `<mark data-md-highlight>${escape(text)}</mark>`
    const characters = [...text]
    const lit = characters.map((_, i) =>
      found.includes(characters[i]) || found.includes((characters[i - 1] ?? "") + characters[i]) || found.includes(characters[i] + (characters[i + 1] ?? "")))
    return characters.map((character, i) => (lit[i] ? `<mark data-md-highlight>${character}</mark>` : escape(character))).join("").replaceAll("</mark><mark data-md-highlight>", "")
  }

  function snippet(text, found) {
    const length = language === "zh" ? 70 : 160
    const hit = analyse(text, language).find(word => word.terms.some(term => found.includes(term)))
    const start = hit ? Math.max(0, hit.start - length / 4) : 0
    const begin = start === 0 ? 0 : language === "zh" ? start : text.indexOf(" ", start) + 1
    const cut = text.slice(begin, begin + length)
    return (begin > 0 ? "…" : "") + (begin + length < text.length && language !== "zh" ? cut.slice(0, cut.lastIndexOf(" ")) : cut) + (begin + length < text.length ? "…" : "")
  }
}

/** Terms of a text for the index: for Han also each single character, so that one character finds something. */
const indexTerms = (text, language) =>
  analyse(text, language).flatMap(word => (word.han ? [...word.terms, ...text.slice(word.start, word.end)] : word.terms))

const near = (one, other) => Math.abs(one.length - other.length) <= 1 && other.length >= 4 && one[0] === other[0]

const escape = text => text.replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`)

if (typeof importScripts === "function")
  onmessage = event => {
    if (event.data.type === 0) {
      try {
        importScripts(event.data.data.index)
        self.find = createSearch(self.fieldGuideIndex)
        postMessage({ type: 1 })
      } catch (error) {
        postMessage({ type: -1, data: String(error) })
      }
    } else if (event.data.type === 2) postMessage({ type: 3, data: self.find(event.data.data) })
  }
else window.fieldGuideSearch = createSearch
