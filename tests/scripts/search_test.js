// The search on small guides: what is found, in each way of writing, in what order, and what is shown of it.
import assert from "node:assert/strict"
import { carriesMarks, createAnalysis, withMarks } from "../../docs/assets/scripts/search/analysis.js"
import { createPostings } from "../../docs/assets/scripts/search/postings.js"
import { fragmentOf, queryIn } from "../../docs/assets/scripts/search/address.js"
import { createSearch } from "../../docs/assets/scripts/search/search.js"
import { fold, isNear } from "../../docs/assets/scripts/shared/spelling.js"
import examples from "../search/analysis.json" with { type: "json" }
import { dataOf, finderOf } from "./support/search.js"

/** @typedef {import("../../docs/assets/scripts/search/data.js").SearchData} SearchData */

const { spellings, endings } = /** @type {any} */ (examples).en.tables

const ENGLISH = dataOf({
  spellings,
  endings,
  stopWords: ["the", "of", "and", "how", "do", "we"],
  forms: { ihl: "ihl|international humanitarian law" },
}, {
  "abc-1": [["Organisations analyse companies", "Study the company. Prepare a strategy for the meeting."], [
    "Trust",
    "Build trust with representatives.",
  ]],
  "vps-1": [["Security", "Armed guards are hired. Weapons are kept under international humanitarian law."]],
  "law-1": [["Duty to protect", "States protect everybody."]],
})

Deno.test("letters are compared without case, width and marks, the Vietnamese đ as d", () => {
  assert.equal(fold("HƯỚNG DẪN đ ＡＢＣ ﬁ"), "huong dan d abc fi")
  assert.equal(fold("é".normalize("NFD")), "e")
})

Deno.test("one slip of the pen is near, two are not", () => {
  for (const near of ["security", "securty", "securrity", "secuirty", "sekurity"]) assert.ok(isNear("security", near), near)
  for (const far of ["sekurty", "safety", "secur", "ecurityy"]) assert.ok(!isNear("security", far), far)
})

Deno.test("tones may be typed in either place, or left out; another tone is another word", () => {
  assert.equal(withMarks("HOÀ"), withMarks("hòa"))
  const written = withMarks("quyền")
  for (const typed of ["quyền", "quyên", "quyèn"]) assert.ok(carriesMarks(written, withMarks(typed)), typed)
  for (const typed of ["quyến", "quỷen"]) assert.ok(!carriesMarks(written, withMarks(typed)), typed)
  assert.ok(!carriesMarks(withMarks("da"), withMarks("đa")))
})

Deno.test("queries are cut as the build cuts texts", () => {
  for (const [language, { tables, cases }] of Object.entries(/** @type {Record<string, any>} */ (examples))) {
    const { words, meanings } = createAnalysis({ ...tables, characters: tables.characters ?? "", stopWords: [] })
    for (const { text, keys, named } of cases) {
      const found = words(text)
      assert.deepEqual(found.map(({ key }) => key.normalize("NFC")), keys, `${language}: ${text}`)
      assert.deepEqual(meanings(text).map(({ meaning }) => meaning), named, `${language}: ${text}`)
    }
  }
})

Deno.test("an index is read as it is written: distances, impacts, pairs that begin alike", () => {
  const postings = createPostings("an|an ninh| toàn|§x|人员权|安", "c|2j3a|a|b|a1a|j|a")
  assert.deepEqual(postings.of("an ninh"), { places: [1, 4], impacts: [1, 1 / 10] })
  assert.deepEqual(postings.of("an toàn").places, [0])
  assert.deepEqual(postings.of("§x"), { places: [0], impacts: [2 / 10] })
  assert.deepEqual(postings.of("人员").places, [0, 1])
  assert.deepEqual(postings.of("人权"), { places: [0], impacts: [1] })
  assert.deepEqual(postings.of("an"), { places: [0, 1, 4], impacts: [3 / 10, 1, 1 / 10] }, "a syllable is where one of its pairs is")
  assert.deepEqual(postings.of("人"), { places: [0, 1], impacts: [1, 1 / 10] }, "and so is a character")
  assert.ok(postings.has("安") && !postings.has("ninh toàn") && !postings.has("constructor"))
})

Deno.test("English words are found in any form and spelling, and while they are typed", () => {
  const find = finderOf(ENGLISH)
  for (const query of ["organization analyzing", "ORGANISATIONS", "organisa", "the company's strategies", "meetings", "organizational"]) {
    assert.equal(find(query)[0]?.[0], "abc/1.html", query)
  }
  assert.equal(find("securty")[0][0], "vps/1.html", "a letter is missing")
  assert.equal(find("protective")[0][0], "law/1.html", "a word of the same kin")
})

Deno.test("of each page, the place that answers best comes first", () => {
  const find = finderOf(ENGLISH)
  assert.deepEqual(find("representatives"), [["abc/1.html#abc-1-1"]])
  assert.deepEqual(find("build trust, companies")[0], ["abc/1.html#abc-1-1", "abc/1.html"])
})

Deno.test("terms are found by any of their forms", () => {
  const find = finderOf(ENGLISH)
  assert.equal(find("IHL")[0][0], "vps/1.html")
})

Deno.test("what stands nowhere finds nothing, and nor does an empty query", () => {
  const find = finderOf(ENGLISH)
  for (const query of ["qzxvwkj", "", " ", "§", "constructor", "__proto__"]) assert.deepEqual(find(query), [], query)
})

Deno.test("what is related is found; what holds too little of the query is weak and comes behind all that holds it", () => {
  const search = createSearch(ENGLISH)
  const { results } = search("trust and weapons of the companies")
  assert.ok(results.length > 1 && results.every(({ weak }) => weak))
  const both = search("armed guards and strategy").results
  assert.deepEqual(both.map(({ page, weak }) => [page, weak]), [["vps/1.html", true], ["abc/1.html", true]])
  const one = search("guards weapons").results
  assert.deepEqual(one.map(({ page, weak }) => [page, weak]), [["vps/1.html", false]])
  assert.ok(search("recipe for companies").results.every(({ weak, sections }) => weak && sections.every((section) => section.weak)))
})

Deno.test("an entry comes before a section that says as much, unless the section's heading is typed", () => {
  const data = dataOf({ forms: { dd: "due diligence" } }, {
    "glossary!": [["Glossary", "Words."], ["Due diligence", "What companies do."]],
    "abc-1": [["Companies carry out due diligence", "In conflict, all companies do."]],
  })
  const find = finderOf(data)
  assert.equal(find("companies due diligence")[0][0], "abc/1.html")
  assert.equal(find("due diligence")[0][0], "glossary.html#glossary-1")
})

Deno.test("a place whose heading is typed comes first, in whatever form of its words; all of them tell before some do", () => {
  const data = dataOf({ spellings, endings, stopWords: ["the", "of", "there", "is", "no"] }, {
    "abc-1": [["Networks operate networks and operations", "Operations, networks, operate."]],
    "law-1": [["Armed guards", "They guard."]],
    "sheet!": [["Sheet", "Words."], ["Network operator", "Who may cut it?"], ["There is no network operator", "Then."]],
  })
  const find = finderOf(data)
  for (const query of ["network operator", "The networks’ operators", "NETWORK OPERATOR?"]) {
    assert.equal(find(query)[0][0], "sheet.html#sheet-1", query)
  }
  assert.equal(find("there is no network operator")[0][0], "sheet.html#sheet-2")
  assert.equal(find("operators")[0][0], "sheet.html#sheet-1", "who operates is not what is operated")
})

Deno.test("a heading that is nearly typed is enough: with a word less, a word more, or mistyped", () => {
  const data = dataOf({}, {
    "abc-1": [["Due diligence", "Due diligence, review, sheet: due diligence in every sheet."], ["Sheets", "Review, review."]],
    "sheet!": [["Due diligence review sheet", "Words."], ["Network operator", "Words."]],
  })
  const find = finderOf(data)
  for (const query of ["due diligence review", "the due diligence review sheets", "due dilgence review sheet"]) {
    assert.equal(find(query)[0][0], "sheet.html", query)
  }
  assert.equal(find("netwrk operator")[0][0], "sheet.html#sheet-1")
  const marked = finderOf(
    dataOf({ writing: "syllables" }, { "abc-1": [["Quyến rũ lòng", "Nhân quyền."]], "sheet!": [["Nhân quyền và lòng tin", "Lời."]] }),
  )
  assert.equal(marked("nhan quyen va long")[0][0], "sheet.html")
})

Deno.test("what the glossary says of a term that is typed comes second, and is an answer", () => {
  const data = dataOf({ forms: { dd: "due diligence" } }, {
    "glossary!": [["Due diligence", "What companies do."]],
    "abc-1": [["Companies carry out due diligence", "In conflict, all companies do."]],
  })
  data.pages[0][2][0][0] = "term-dd"
  const { results } = createSearch(data)("due diligence")
  assert.deepEqual(results.map(({ page, weak }) => [page, weak]), [["abc/1.html", false], ["glossary.html", false]])
})

Deno.test("where nothing answers, few pages are shown that come near", () => {
  const many = Object.fromEntries(
    [...Array(12).keys()].map((n) => [`abc-${n}`, [["Companies", "Companies."], ["More", "Companies."], ["Most", "Companies."]]]),
  )
  const { results } = createSearch(dataOf({}, /** @type {any} */ (many)))("recipes of companies for soup")
  assert.equal(results.length, 6)
  assert.ok(results.every(({ weak, sections }) => weak && sections.length <= 2))
})

Deno.test("results say what was found: label, source, marked words, the sentence that tells most", () => {
  const { results: [{ sections: [first] }], mark, excerpt } = createSearch(ENGLISH)("weapons")
  assert.deepEqual([first.label, first.source, first.title, first.weak], ["VPS-1", "vps", "Security", false])
  assert.deepEqual(mark("A weapon, <b>"), [{ text: "A ", isFound: false }, { text: "weapon", isFound: true }, {
    text: ", <b>",
    isFound: false,
  }])
  const long = `${"Nothing is said here. ".repeat(20)}These weapons are kept. ${"Nothing again. ".repeat(20)}`
  assert.equal(excerpt(long).map(({ text }) => text).join(""), "These weapons are kept.")
  assert.equal(
    excerpt("Situation (invented). An app fails.")[0].text,
    "Situation (invented). An app fails.",
    "a short sentence alone tells nothing",
  )
})

Deno.test("an excerpt is cut at a word, or anywhere in Chinese", () => {
  const english = createSearch(ENGLISH)("weapons").excerpt("needle word ".repeat(60)).map(({ text }) => text).join("")
  assert.match(english, /^(needle word ){17}needle word…$/)
  const chinese = createSearch(dataOf({ writing: "han" }, { "abc-1": [["标题", "甲"]] }))("标题").excerpt("甲乙丙".repeat(60))
  assert.equal(chinese.map(({ text }) => text).join("").length, 91)
})

Deno.test("Vietnamese is found with marks, without, composed or not; the marks that are typed decide", () => {
  const find = finderOf(dataOf({ writing: "syllables", folder: "vi/", stopWords: ["va"] }, {
    "abc-1": [["Nhân quyền", "Thẩm định nhân quyền và doanh nghiệp."]],
    "vps-1": [["Nhẫn quyến rũ", "Lời nói."]],
  }))
  for (const query of ["nhân quyền", "nhan quyền", "NHÂN QUYỀN", "nhân quyền".normalize("NFD"), "nhan quyn", "tham dinh", "doanh"]) {
    assert.equal(find(query)[0]?.[0], "vi/abc/1.html", query)
  }
  assert.deepEqual(find("nhẫn quyến")[0][0], "vi/vps/1.html")
  assert.deepEqual(find("quyến").map(([address]) => address)[0], "vi/vps/1.html")
})

Deno.test("Chinese is found in either script, without spaces, and without the words of asking", () => {
  const find = finderOf(
    dataOf({
      writing: "han",
      folder: "zh/",
      characters: "職职調调權权",
      asking: ["怎么", "的", "了"],
      kept: ["了解"],
      forms: { dd: "尽职调查" },
    }, {
      "abc-1": [["人权尽职调查", "开展强化的人权尽职调查。"]],
      "vps-1": [["武装冲突", "保护平民，了解情况。"]],
    }),
  )
  for (const query of ["尽职调查", "人權尽職調查", "怎么调查", "人权的调查", "权"]) {
    assert.equal(find(query)[0]?.[0], "zh/abc/1.html", query)
  }
  for (const query of ["冲突", "了解"]) assert.equal(find(query)[0]?.[0], "zh/vps/1.html", query)
})

Deno.test("a guide in Traditional characters is found in either script", () => {
  const find = finderOf(dataOf({ writing: "han", folder: "zh-Hant/", characters: "職职調调權权" }, { "abc-1": [["人權", "盡職調查。"]] }))
  for (const query of ["人權", "人权", "職調查", "职调查"]) assert.equal(find(query)[0]?.[0], "zh-Hant/abc/1.html", query)
})

Deno.test("a language that nothing is known of is found by its words, with and without marks", () => {
  const find = finderOf(dataOf({ folder: "pt-BR/" }, { "abc-1": [["Direitos humanos", "Avaliação de riscos."]] }))
  for (const query of ["avaliação", "avaliacao", "AVALIA", "direito"]) assert.equal(find(query)[0]?.[0], "pt-BR/abc/1.html", query)
})

Deno.test("a source that has no places breaks no query", () => {
  const find = finderOf(ENGLISH)
  for (const query of ["part two", "point 1", "protect", "law 1", "section 1"]) find(query)
  assert.equal(find("Law 1")[0][0], "law/1.html")
})

Deno.test("a citation comes first and is never weak; what else is typed adds to it", () => {
  const { results } = createSearch(ENGLISH)("vps-1 strategy")
  assert.deepEqual(results.map(({ page, weak }) => [page, weak]), [["vps/1.html", false], ["abc/1.html", false]])
})

Deno.test("pages without anything to be found break no query", () => {
  const data = dataOf({}, { "abc-1": [["Title", "Text."]] })
  data.pages.push(["index.html", 0, []])
  assert.equal(finderOf(data)("text")[0][0], "abc/1.html")
})

Deno.test("a question of the home page leads to its answer, whatever marks and capitals it is typed with", () => {
  const data = dataOf({ questions: { "May a guard come back?": "abc-2" } }, {
    "abc-1": [["Guards", "May a guard come back? A guard may come back."]],
    "abc-2": [["Return", "Nothing of it."]],
  })
  const { results } = createSearch(data)("may a guard come back")
  assert.deepEqual(results.map(({ page }) => page), ["abc/2.html", "abc/1.html"])
  assert.equal(results[0].weak, false)
})

Deno.test("a query stands in the address, and is found there again", () => {
  for (const query of ["thẩm định", "尽职调查", "a#b&q=c", "50 % (of it)."]) {
    assert.equal(queryIn({ hash: fragmentOf(query), search: "" }), query)
    assert.match(fragmentOf(query), /^#q=[\w%-]+$/, "mail and chat end a link at other marks")
  }
  assert.equal(queryIn({ hash: "#q=%", search: "" }), "%")
  assert.equal(queryIn({ hash: "", search: "?q=B-Tech+3" }), "B-Tech 3")
  assert.equal(queryIn({ hash: "#cso-2-2", search: "?q=IHL" }), "")
})
