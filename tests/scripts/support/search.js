// Small guides to search, in the form of search/index-<language>.js.
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

/**
 * @param {Partial<SearchData>} data
 * @param {Record<string, [title: string, text: string][]>} texts by page: its entry and those below it
 * @returns {SearchData}
 */
export const dataOf = (data, texts) => ({
  writing: "words",
  stemmer: "",
  stopWords: [],
  asking: [],
  characters: "",
  citations: grammar,
  folder: "",
  forms: {},
  pages: Object.entries(texts).map(([id, found]) => ({
    location: `${data.folder ?? ""}${id.replace("-", "/")}.html`,
    documents: found.map(([title, text], place) => ({ id: place ? `${id}-${place}` : id, label: id.toUpperCase(), title, text })),
  })),
  ...data,
})

/**
 * Addresses that a query finds, page by page.
 * @param {SearchData} data
 */
export const finderOf = async (data) => {
  const search = await createSearch(data)
  return (/** @type {string} */ query) => search(query).items.map((items) => items.map(({ location }) => location))
}
