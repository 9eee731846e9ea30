// Citations and addresses as people type them: which entries are meant, for sources and languages that no code knows.
import assert from "node:assert/strict"
import { cardOf, createAddresses } from "../../docs/assets/scripts/not-found/addresses.js"
import { createCitations } from "../../docs/assets/scripts/search/citations.js"
import { createSpelling, fold } from "../../docs/assets/scripts/shared/spelling.js"
import { grammar } from "./support/search.js"

const IDS = ["abc-1", "abc-2", "abc-1-2", "abc-2-2", "abc-2-2-1", "vps-0", "vps-1", "vps-1-2", "vps-2-2", "law-7"]
const PAGES = [
  { path: "index", first: "index.md#home" },
  { path: "abc/part-2/index", first: "abc-2" },
  { path: "abc/part-2/guideline-2", first: "abc-2-2" },
]
const read = createCitations({ ids: IDS, pages: PAGES }, grammar, (text) => text)

/** @param {Record<string, string[]>} expected ids by query */
const check = (expected) => {
  for (const [query, ids] of Object.entries(expected)) assert.deepEqual(read(query).ids, ids, query)
}

Deno.test("an id or a label names its entry, however it is written", () =>
  check({
    "abc-2-2-1": ["abc-2-2-1"],
    "ABC_2_2_1": ["abc-2-2-1"],
    "A-BC II.2.1": ["abc-2-2-1"],
    "a bc ii.2": ["abc-2-2"],
    "abc.2.2": ["abc-2-2"],
    "VP 1.2": ["vps-1-2"],
    "VPs 0": ["vps-0"],
    "VPs 0.3": ["vps-0"],
    "《自愿原则》1.2": ["vps-1-2"],
    "law 7": ["law-7"],
    "abc-9": [],
    "xabc-2": [],
    "abc": [],
  }))

Deno.test("a source with a number names its entry, whatever the number is said to count, and whatever follows", () =>
  check({ "VPs part 1": ["vps-1"], "vps số 1": ["vps-1"], "law no. 7": ["law-7"], "自愿原则1.2的内容": ["vps-1-2"], "law section": [] }))

Deno.test("numbers alone name what has them: Roman ones in sources that count so", () =>
  check({ "II.2": ["abc-2-2"], "2.2": ["abc-2-2", "vps-2-2"], "2": [], "9.9": [], "2.2.1": ["abc-2-2-1"] }))

Deno.test("places name entries in any language and order", () =>
  check({
    "guideline 2 part II": ["abc-2-2"],
    "Part 2, Guideline No. 2, point one": ["abc-2-2-1"],
    "second guideline": ["abc-1-2", "abc-2-2"],
    "phần thứ nhất": ["abc-1"],
    "Hướng dẫn số 2 phần II điểm 1": ["abc-2-2-1"],
    "第二部分准则2第1点": ["abc-2-2-1"],
    "section 1 example 2": ["vps-1-2"],
    "section 1 bullet 2": ["vps-1-2"],
    "example 2": [], // too many places have a second one
    "point 1": [],
    "part 2 section 1": [], // no source has both
    "part": [],
    "party 2": [],
  }))

Deno.test("an address names its entry or the first of its page, in any language's folder", () =>
  check({
    "https://guide.example/p/abc-2-2-1.html": ["abc-2-2-1"],
    "https://guide.example/p/abc-2-2-1.html#2026.11.3fa9": ["abc-2-2-1"],
    "https://guide.example/zh-Hant/abc/part-2/guideline-2.html#abc-2-2-1": ["abc-2-2-1"],
    "https://guide.example/zh-Hant/abc/part-2/guideline-2.html?q=x": ["abc-2-2"],
    "abc/part-2/": ["abc-2"],
    "https://guide.example/": [],
    "and/or": [],
  }))

Deno.test("what is not the citation is left to be searched", () => {
  assert.equal(read("abc-2-2 strategy").rest.trim(), "strategy")
  assert.equal(read("VPs 1.2 weapons").rest.trim(), "weapons")
  assert.equal(read("part 2 guideline 2 risk").rest.trim(), "risk")
  assert.equal(read("nothing cited").rest, "nothing cited")
})

Deno.test("a guide without names and numbers reads plain ids still", () => {
  const bare = createSpelling({ sources: { abc: ["abc"] }, numbers: {} })
  assert.deepEqual(bare.idsIn("abc ii-1").map(({ id }) => id), ["abc-2-1"])
  const none = createCitations({ ids: IDS, pages: [] }, {
    sources: {},
    numbers: {},
    ordinals: [],
    numbering: [],
    places: {},
    levels: {},
    roman: [],
  }, (text) => text)
  assert.deepEqual(none("part 2").ids, [])
})

Deno.test("names of any letters are read as they stand", () => {
  const { idsIn } = createSpelling({ sources: { eu: ["eu", "E.U. (Act)"] }, numbers: {} })
  assert.deepEqual(idsIn(fold("E.U. Act 3")).map(({ id }) => id), ["eu-3"])
})

const { meant, nearest } = createAddresses({
  languages: { en: "", "zh-Hant": "zh-Hant/", "pt-BR": "pt-BR/" },
  pages: ["index.html", "glossary.html", "abc/index.html", "abc/part-2/index.html", "abc/part-2/guideline-2.html"],
  cards: Object.fromEntries(IDS.map((id) => [id, id.toUpperCase()])),
  spelling: grammar,
})

Deno.test("a mistyped address leads to what is meant", () => {
  const expected = {
    "p/ABC_2_2_1": "p/abc-2-2-1.html",
    "p/A-BC II.2.1.html": "p/abc-2-2-1.html",
    "p/VP-0.html": "p/vps-0.html",
    "p/abc-2-2-1.html.": "p/abc-2-2-1.html",
    "abc–2–2": "p/abc-2-2.html",
    "Glossary": "glossary.html",
    "ZH-HANT/Glossary.htm": "zh-Hant/glossary.html",
    "pt-br/abc/Part 2": "pt-BR/abc/part-2/index.html",
    "pt-BR/": "pt-BR/index.html",
    "en/glossary.html": "glossary.html",
  }
  for (const [address, target] of Object.entries(expected)) assert.equal(meant(address), target, address)
  for (const address of ["nothing", "p/", "constructor", "__proto__", "p/abc-9"]) assert.equal(meant(address), undefined, address)
})

Deno.test("where nothing is meant, the nearest is offered, or nothing", () => {
  assert.equal(nearest("p/abc-2-2-9.html", undefined)?.id, "abc-2-2")
  assert.equal(nearest("p/abc-2-2-1", cardOf("abc-2-2-1"))?.id, "abc-2-2", "the entry itself is missing")
  assert.equal(nearest("p/acb-2-2-1.html", undefined)?.id, "abc-2-2-1")
  assert.equal(nearest("zh-Hant/glosary.html", undefined)?.page, "glossary.html")
  assert.equal(nearest("abc/part-2/guideline-9.html", undefined)?.page, "abc/part-2/index.html")
  assert.equal(nearest("p/abc-9.html", undefined)?.page, "abc/index.html")
  for (const address of ["nothing.html", "constructor/toString", ""]) assert.equal(nearest(address, undefined)?.id, undefined, address)
  assert.equal(nearest("nothing.html", undefined), null)
})
