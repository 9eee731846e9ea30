// Small guides to search, in the form of search/index-<language>.js.
import { createAnalysis, pairsIn } from "../../../docs/assets/scripts/search/analysis.js"
import { createSearch } from "../../../docs/assets/scripts/search/search.js"

/** @typedef {import("../../../docs/assets/scripts/search/data.js").SearchData} SearchData */

/** A source with Roman parts, one with two kinds of places side by side, and one that has no places at all. */
export const grammar = {
  sources: { abc: ["abc", "A-BC"], vps: ["vps", "VPs", "VP", "自愿原则"], law: ["law", "Law"] },
  numbers: { one: 1, two: 2, first: 1, second: 2, "hai": 2, "nhất": 1, 一: 1, 二: 2 },
  ordinals: ["first", "second"],
  numbering: ["no", "thứ", "số"],
  places: {
    part: ["part", "phần", "部分"],
    guideline: ["guideline", "hướng dẫn", "准则"],
    point: ["point", "điểm", "点"],
    section: ["section", "mục", "节"],
    bullet: ["bullet"],
    example: ["example"],
  },
  levels: { abc: [["part"], ["guideline"], ["point"]], vps: [["section"], ["bullet", "example"]], law: [] },
  roman: ["abc"],
}

/** Numbers like those of docs/_data/search/ranking.yml. */
const ranking = {
  ...{ pair: 0.6, meaning: 1, hint: 0.4, prefix: 0.6, near: 0.3, kin: 0.4, part: 0.15, beside: 0.6, coverage: 0.5, below: 0.1 },
  ...{ enough_words: 0.75, enough_syllables: 0.65, enough_han: 0.4 },
}

/** Impacts of a term in a title and in a text, as letters. */
const [IN_TITLE, IN_TEXT] = ["h", "d"]

/** @typedef {Record<string, [title: string, text: string][]>} Texts by page: its entry and those below it; a page whose name ends with ! has none */

/**
 * @param {Partial<SearchData>} data
 * @param {Texts} texts
 * @returns {SearchData}
 */
export const dataOf = (data, texts) => {
  /** @type {SearchData} */
  const made = {
    writing: "words",
    spellings: [],
    endings: [],
    stopWords: [],
    asking: [],
    kept: [],
    characters: "",
    citations: grammar,
    ranking,
    folder: "",
    forms: {},
    pages: Object.entries(texts).map(([name, found]) => {
      const id = name.replace("!", "")
      return [
        `${data.folder ?? ""}${id.replace("-", "/")}.html`,
        name.endsWith("!") ? 0 : 1,
        found.map(([title], place) => [place ? `${id}-${place}` : id, id.toUpperCase(), title]),
      ]
    }),
    questions: {},
    terms: "",
    postings: "",
    ...data,
  }
  const postings = postingsOf(made, Object.values(texts).flat())
  const terms = [...postings.keys()].sort()
  return { ...made, terms: terms.join("|"), postings: terms.map((term) => postings.get(term)).join("|") }
}

/**
 * @param {SearchData} data
 * @param {[title: string, text: string][]} places
 */
const postingsOf = (data, places) => {
  const { words, meanings, isStopWord } = createAnalysis(data)
  /** @param {string} text */
  const termsIn = (text) => {
    const found = words(text)
    const single = found.flatMap((word) => (word.han && word.key.length > 1 ? pairsIn(word.key) : isStopWord(word) ? [] : [word.key]))
    const pairs = data.writing === "syllables" ? found.slice(1).map((word, i) => `${found[i].key} ${word.key}`) : []
    return [...(pairs.length ? pairs : single), ...meanings(text).map(({ meaning }) => `§${meaning}`)]
  }
  /** @type {Map<string, string>} */
  const postings = new Map()
  /** @type {Map<string, number>} */
  const last = new Map()
  places.forEach(([title, text], place) => {
    const inTitle = new Set(termsIn(title))
    for (const term of new Set([...inTitle, ...termsIn(text)])) {
      postings.set(term, `${postings.get(term) ?? ""}${place - (last.get(term) ?? -1)}${inTitle.has(term) ? IN_TITLE : IN_TEXT}`)
      last.set(term, place)
    }
  })
  return postings
}

/**
 * Addresses that a query finds, page by page.
 * @param {SearchData} data
 */
export const finderOf = (data) => {
  const search = createSearch(data)
  return (/** @type {string} */ query) => search(query).results.map(({ sections }) => sections.map(({ href }) => href))
}
