// Quotes, citations, e-mails and briefs: what is said, in which form, and that readers' own words stay words.
import assert from "node:assert/strict"
import { brief, cardLink, citation, citedLink, has, mail, pageLink, quote } from "../../docs/assets/scripts/share/composing.js"
import { eml, mailto, wholeDocument } from "../../docs/assets/scripts/share/drafts.js"
import { chinese, english } from "./support/texts.js"

const CARD = "https://guide.example/p/abc-1.html#2026.11.3fa9"

/** @param {string} text in base64 */
const decoded = (text) => new TextDecoder().decode(Uint8Array.from(atob(text.replace(/\s/g, "")), (byte) => byte.charCodeAt(0)))

Deno.test("an entry is cited with its label, title, edition and card, in plain text, HTML and Markdown", () => {
  const { text, html, markdown, subject } = citation(english, "abc-1")
  assert.equal(text, `ABC 1: One & only. In: Guide. Edition 2026.11, November 2026. Restated. Available from: ${CARD}`)
  assert.match(html, /^<p lang="en">ABC 1: One &amp; only\. In: <cite>Guide<\/cite>\./)
  assert.match(
    html,
    /<a href="https:\/\/guide\.example\/p\/abc-1\.html#2026\.11\.3fa9">https:\/\/guide\.example\/p\/abc-1\.html#2026\.11\.3fa9<\/a><\/p>$/,
  )
  assert.match(markdown, /In: \*Guide\*\. .* <https:\/\/guide\.example\/p\/abc-1\.html#2026\.11\.3fa9>$/)
  assert.equal(subject, "")
})

Deno.test("a Chinese title stands in its own marks and is never slanted", () => {
  assert.match(citation(chinese, "abc-1").html, /见《指南》/)
})

Deno.test("a quote holds title, text and card; its style leaves out the text, or adds relations with their properties", () => {
  assert.equal(quote(english, "abc-1").text, `ABC 1: One & only\n\nOne & only 1.\n\nOne & only 2.\n\n${CARD}\n\nGuide, edition 2026.11.`)
  assert.equal(quote(english, "abc-1", "link").text, `ABC 1: One & only\n\n${CARD}\n\nGuide, edition 2026.11.`)
  const full = quote(english, "abc-1", "full")
  assert.match(full.text, /\n- supports ABC 2, “Two”: For a reason\.\n- supports XYZ 1, “Three” \(example of it\): For a reason\.\n/)
  assert.match(full.html, /<blockquote lang="en">\n<p>One &amp; only 1\.<\/p>\n<p>One &amp; only 2\.<\/p>\n<\/blockquote>/)
  assert.match(full.html, /<li>supports <a href="https:\/\/guide\.example\/p\/abc-2\.html">ABC 2<\/a>, “Two”: For a reason\.<\/li>/)
  assert.match(full.markdown, /^\*\*ABC 1: One &#38; only\*\*\n\n> One &#38; only 1\.\n>\n> One &#38; only 2\.\n\n</)
  assert.doesNotMatch(quote(english, "abc-2", "full").text, /Related entries/)
})

Deno.test("an e-mail in two languages links each language's own page; in one it links the card", () => {
  const both = mail([chinese, english], "abc-1")
  assert.equal(both.subject, "ABC 1：其一 / One & only")
  assert.equal(both.tag, "zh-Hans")
  for (const texts of [chinese, english]) assert.ok(both.text.includes(pageLink(texts, "abc-1")))
  assert.ok(!both.text.includes(cardLink(english, "abc-1")))
  assert.match(both.html, /<p lang="en"><strong>English: One &amp; only<\/strong><\/p>/)
  assert.ok(mail([english], "abc-1").text.includes(CARD))
  assert.equal(mail([english, chinese], "abc-1", "xyz-1").subject, "2 entries from Guide / 《指南》的2个条目")
})

Deno.test("a brief has a title and headings below it, keeps the order, and shows notes as the reader's", () => {
  const made = brief([english], [{ id: "xyz-1", note: " mine " }, { id: "abc-1" }])
  assert.match(made.html, /^<h1 lang="en">2 entries from Guide<\/h1>\n<h2 lang="en">XYZ 1: Three<\/h2>/)
  assert.match(made.html, /<p lang="en">Added note: <bdi lang="">mine<\/bdi><\/p>/)
  assert.ok(made.text.indexOf("XYZ 1") < made.text.indexOf("ABC 1"))
  assert.match(brief([english], [{ id: "abc-1" }]).html, /^<h1 lang="en">ABC 1: One &amp; only<\/h1>/)
  assert.match(brief([english, chinese], [{ id: "abc-1" }, { id: "abc-2" }]).html, /<h2 lang="en">ABC 1<\/h2>\n<h3 lang="en">English: /)
  const headed = brief([english], [{ id: "abc-1" }], "link", { title: "To <them>\n", sender: "Us", date: "1 May" })
  assert.equal(headed.subject, "To <them>")
  assert.match(headed.text, /^To <them>\n\nUs · 1 May\n/)
  assert.match(headed.html, /^<h1 lang="en"><bdi lang="">To &lt;them&gt;<\/bdi><\/h1>\n<p lang="en"><bdi lang="">Us · 1 May/)
  assert.equal(brief([english], []).subject, "0 entries from Guide")
})

Deno.test("an entry that is not there throws, whatever it is called", () => {
  for (const id of ["abc-9", "constructor", "__proto__", ""]) {
    assert.equal(has(english, id), false)
    for (const make of [cardLink, citedLink, pageLink, citation, quote]) assert.throws(() => make(english, id), RangeError)
    assert.throws(() => mail([english], id), RangeError)
  }
})

Deno.test("a note stays text: no markup of HTML or Markdown, no controls, whole characters", () => {
  const note =
    "<img src=x onerror=alert(1)> **bold** [a](javascript:b) `c`\n# h\n- i\n1. j\n=\nhttps://evil.example www.evil.example a|b ~c~ $d$ e^f\0\u2028\ud800"
  const { html, markdown, text } = brief([english], [{ id: "abc-1", note }])
  assert.match(html, /&lt;img src=x onerror=alert\(1\)&gt;/)
  assert.doesNotMatch(html, /<img/)
  for (
    const written of [
      "\\*\\*bold\\*\\*",
      "\\[a\\]",
      "\\`c\\`",
      "\\# h",
      "\\- i",
      "1\\. j",
      "&#61;",
      "https&#58;//evil",
      "www&#46;evil",
      "a&#124;b",
      "&#126;c",
      "&#36;d",
      "e&#94;f",
    ]
  ) {
    assert.ok(markdown.includes(written), written)
  }
  assert.doesNotMatch(text, /[\0\u2028\ud800]/)
  assert.ok(text.includes("\ufffd"), "half a character becomes a mark")
  assert.match(html, /\n# h<br>\n- i<br>/, "lines stay lines")
})

Deno.test("an address for mail programs has at most 1,900 characters, or there is none", () => {
  const address = mailto(mail([english], "abc-1"))
  assert.ok(address?.startsWith("mailto:?subject=ABC%201%3A%20One%20%26%20only&body=ABC%201"))
  assert.ok(address?.includes("%0D%0A"), "lines end as in mails")
  const frame = mailto({ subject: "", text: "" })?.length ?? 0
  assert.equal(mailto({ subject: "", text: "a".repeat(1900 - frame) })?.length, 1900)
  assert.equal(mailto({ subject: "", text: "a".repeat(1901 - frame) }), null)
  assert.equal(mailto({ subject: "", text: "中".repeat(300) }), null)
})

Deno.test("a draft is a message in ASCII with both forms and a subject of whole characters", () => {
  const made = brief([chinese], [{ id: "abc-1", note: "备注".repeat(40) }, { id: "xyz-1" }])
  const draft = eml({ ...made, subject: "标题".repeat(30) })
  assert.match(draft, /^[\x20-\x7e\r\n]*$/)
  assert.ok(draft.split("\r\n").every((line) => line.length <= 78 && !/[\r\n]/.test(line)))
  const [head, , plain, , rich] = draft.split(/\r\n\r\n|--=_field-guide_=/).map((part) => part.trim())
  const subject = /Subject: ([^]*?)\r\nMIME/.exec(head)?.[1].split("\r\n ").map((word) => /^=\?utf-8\?B\?(.*)\?=$/.exec(word)?.[1] ?? "")
  assert.equal(subject?.map(decoded).join(""), "标题".repeat(30))
  assert.ok(subject?.every((word) => !decoded(word).includes("\ufffd")))
  assert.match(head, /^X-Unsent: 1\r\n/)
  assert.ok(plain && rich)
  const bodies = draft.split(/\r\n\r\n/).slice(2).map((part) => decoded(part.split("--=_")[0]))
  assert.equal(bodies[0], `${made.text}\n`.replace(/\n/g, "\r\n"))
  assert.match(bodies[1], /^<!doctype html>\r\n<html lang="zh-Hans">/)
})

Deno.test("a document escapes its title", () => {
  assert.match(wholeDocument("<p>x</p>", '<a "b">', "vi"), /<html lang="vi">[^]*<title>&lt;a &quot;b&quot;&gt;<\/title>/)
})
