// The search on small guides: what is found, in each way of writing, and what is shown of it.
import assert from "node:assert/strict"
import { carriesMarks, createAnalysis, withMarks } from "../../docs/assets/scripts/search/analysis.js"
import { createSearch } from "../../docs/assets/scripts/search/search.js"
import { fold, isNear } from "../../docs/assets/scripts/shared/spelling.js"
import { dataOf, finderOf } from "./support/search.js"

const ENGLISH = dataOf({
  stemmer: "english",
  stopWords: ["the", "of", "and", "how", "do", "we"],
  forms: { ihl: ["ihl", "international humanitarian law"] },
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

Deno.test("English words are found in any form and spelling, and while they are typed", async () => {
  const find = await finderOf(ENGLISH)
  for (const query of ["organization analyzing", "ORGANISATIONS", "organisa", "the company's strategies", "meetings"]) {
    assert.equal(find(query)[0]?.[0], "abc/1.html", query)
  }
  assert.equal(find("securty")[0][0], "vps/1.html", "a letter is missing")
  assert.deepEqual(find("representatives"), [["abc/1.html", "abc/1.html#abc-1-1"]], "a place is shown below its page")
})

Deno.test("terms are found by any of their forms", async () => {
  const find = await finderOf(ENGLISH)
  assert.equal(find("IHL")[0][0], "vps/1.html")
})

Deno.test("what stands nowhere finds nothing, and nor does an empty query", async () => {
  const find = await finderOf(ENGLISH)
  for (const query of ["qzxvwkj", "", " ", "§", "constructor", "__proto__"]) assert.deepEqual(find(query), [], query)
})

Deno.test("results say what was found: marked words, the sentence that tells most, a chip in the colour of the source", async () => {
  const search = await createSearch(ENGLISH)
  const [[first]] = search("weapons").items
  assert.equal(first.title, '<span class="label" data-source="vps">VPS-1</span> Security')
  assert.equal(first.text, "<mark data-md-highlight>Weapons</mark> are kept under international humanitarian law.")
  const long = dataOf({}, {
    "abc-1": [["Title", `${"Nothing is said here. ".repeat(20)}A <b>needle</b> & more. ${"Nothing again. ".repeat(20)}`]],
  })
  const [[found]] = (await createSearch(long))("needle").items
  assert.equal(found.text, "A &lt;b&gt;<mark data-md-highlight>needle</mark>&lt;/b&gt; &amp; more.")
})

Deno.test("a snippet is cut at a word, or anywhere in Chinese", async () => {
  const [[english]] = (await createSearch(dataOf({}, { "abc-1": [["Title", "needle word ".repeat(60)]] })))("title").items
  assert.match(english.text, /^(needle word ){17}needle word…$/)
  const [[chinese]] = (await createSearch(dataOf({ writing: "han" }, { "abc-1": [["标题", "甲乙丙".repeat(60)]] })))("标题").items
  assert.equal(chinese.text.length, 91)
})

Deno.test("Vietnamese is found with marks, without, composed or not; the marks that are typed decide", async () => {
  const find = await finderOf(dataOf({ writing: "syllables", folder: "vi/", stopWords: ["va"] }, {
    "abc-1": [["Nhân quyền", "Thẩm định nhân quyền và doanh nghiệp."]],
    "vps-1": [["Quyến rũ", "Lời nói."]],
  }))
  for (const query of ["nhân quyền", "nhan quyen", "NHÂN QUYỀN", "nhân quyền".normalize("NFD"), "nhan quyn"]) {
    assert.equal(find(query)[0]?.[0], "vi/abc/1.html", query)
  }
  assert.deepEqual(find("quyến").map(([address]) => address)[0], "vi/vps/1.html")
})

Deno.test("Chinese is found in either script, without spaces, and without the words of asking", async () => {
  const find = await finderOf(
    dataOf({ writing: "han", folder: "zh/", characters: "職职調调權权", asking: ["怎么", "的"], forms: { dd: ["尽职调查"] } }, {
      "abc-1": [["人权尽职调查", "开展强化的人权尽职调查。"]],
      "vps-1": [["武装冲突", "保护平民。"]],
    }),
  )
  for (const query of ["尽职调查", "人權尽職調查", "怎么调查", "人权的调查", "权"]) {
    assert.equal(find(query)[0]?.[0], "zh/abc/1.html", query)
  }
  assert.equal(find("冲突")[0][0], "zh/vps/1.html")
})

Deno.test("a guide in Traditional characters is found in either script", async () => {
  const find = await finderOf(
    dataOf({ writing: "han", folder: "zh-Hant/", characters: "職职調调權权" }, { "abc-1": [["人權", "盡職調查。"]] }),
  )
  for (const query of ["人權", "人权", "職調查", "职调查"]) assert.equal(find(query)[0]?.[0], "zh-Hant/abc/1.html", query)
})

Deno.test("a language that nothing is known of is found by its words, with and without marks", async () => {
  const find = await finderOf(dataOf({ folder: "pt-BR/" }, { "abc-1": [["Direitos humanos", "Avaliação de riscos."]] }))
  for (const query of ["avaliação", "avaliacao", "AVALIA", "direito"]) assert.equal(find(query)[0]?.[0], "pt-BR/abc/1.html", query)
})

Deno.test("a source that has no places breaks no query", async () => {
  const find = await finderOf(ENGLISH)
  for (const query of ["part two", "point 1", "protect", "law 1", "section 1"]) find(query)
  assert.equal(find("Law 1")[0][0], "law/1.html")
})

Deno.test("pages without anything to be found break no query", async () => {
  const data = dataOf({}, { "abc-1": [["Title", "Text."]] })
  data.pages.unshift({ location: "index.html", documents: [] })
  assert.equal((await finderOf(data))("text")[0][0], "abc/1.html")
})

Deno.test("the page gets its turn while the index is made", async () => {
  const pages = Object.fromEntries(
    Array.from({ length: 400 }, (_, at) => [`abc-${at}`, [["Title", `Words ${"more and more words ".repeat(200)}`]]]),
  )
  let turns = 0
  const pause = () => {
    turns++
    return Promise.resolve()
  }
  await createSearch(dataOf({}, /** @type {any} */ (pages)), pause)
  assert.ok(turns > 1)
})

Deno.test("the analysis gives words with their places, and concepts by their longest form", () => {
  const { words, concepts } = createAnalysis(dataOf({ forms: { law: ["law"], ihl: ["humanitarian law"] } }, {}))
  const found = words("Humanitarian law, 人权 law")
  assert.deepEqual(found.map(({ start, end, han }) => [start, end, han]), [[0, 12, false], [13, 16, false], [18, 20, true], [
    21,
    24,
    false,
  ]])
  assert.deepEqual(concepts(found), [{ concept: "ihl", start: 0, end: 16 }, { concept: "law", start: 21, end: 24 }])
})
