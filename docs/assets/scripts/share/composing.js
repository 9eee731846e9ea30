// Quotes, citations, e-mails and briefs, put into words. Nothing here touches page or network.
// In one language an entry's link is its card; in several, each language links its own page.
import { composed, fill, link, plain } from "./blocks.js"

/** @typedef {import("./texts.js").Texts} Texts */
/** @typedef {import("./blocks.js").Block} Block */
/** @typedef {import("./blocks.js").Piece} Piece */

/**
 * How much of an entry: title and link, its text too, its relations too.
 * @typedef {"link" | "quote" | "full"} Style
 */

/**
 * An entry, with the reader's own note, plain text.
 * @typedef {{ id: string, note?: string }} Item
 */

/**
 * Whether there is such an entry. Whatever takes an id throws a RangeError where there is none.
 * @param {Texts} texts
 * @param {string} id
 */
export const has = (texts, id) => Object.hasOwn(texts.entries, id)

/**
 * @param {Texts} texts
 * @param {string} id
 */
const entryOf = (texts, id) => {
  if (!has(texts, id)) throw new RangeError(id)
  return texts.entries[id]
}

/**
 * Public address of an entry on its page in this language.
 * @param {Texts} texts
 * @param {string} id
 */
export const pageLink = (texts, id) => `${texts.address}${entryOf(texts, id).page}#${id}`

/**
 * Public address of an entry's card in all languages.
 * @param {Texts} texts
 * @param {string} id
 */
export const cardLink = (texts, id) => (entryOf(texts, id), `${texts.address}p/${id}.html`)

/**
 * The card's address that remembers which words were cited.
 * @param {Texts} texts
 * @param {string} id
 */
export const citedLink = (texts, id) => `${cardLink(texts, id)}#${entryOf(texts, id).mark}`

/**
 * The edition since which the entries stand in these words: the latest of theirs.
 * @param {Texts} texts
 * @param {string[]} ids
 */
const editionOf = (texts, ids) => {
  const theirs = ids.map((id) => entryOf(texts, id).mark.replace(/\.[^.]*$/, ""))
  return Object.keys(texts.dates).filter((edition) => theirs.includes(edition)).pop() ?? ""
}

/**
 * @param {Texts} texts
 * @param {string} id
 */
const heading = (texts, id) => entryOf(texts, id).label + texts.words["entry.colon"] + entryOf(texts, id).title

/**
 * @param {Texts} texts
 * @param {string} id
 * @returns {Block}
 */
const citationBlock = (texts, id) => {
  const { label, title, restates } = entryOf(texts, id)
  const edition = editionOf(texts, [id])
  const format = texts.words["citation.entry"]
  /** @type {Piece} */
  const site = format.includes("《{site}》") ? texts.site : { tag: "cite", text: texts.site } // Chinese marks a title, never slants it
  const fields = { label, title, site, edition, date: texts.dates[edition], restates, address: link(citedLink(texts, id)) }
  return { lang: texts.tag, pieces: fill(format, fields) }
}

/**
 * @param {Texts} texts
 * @param {string[]} ids
 * @returns {Block}
 */
const noteBlock = (texts, ids) => {
  const { tag, words, site } = texts
  return { lang: tag, pieces: fill(words["citation.note"], { site, edition: editionOf(texts, ids) }) }
}

/**
 * @param {Texts} texts
 * @param {import("./texts.js").Entry["relations"][number]} relation
 */
const relationPieces = (texts, [id, name, property, reason]) => {
  const { label, title } = entryOf(texts, id)
  const format = texts.words[property ? "citation.relation-property" : "citation.relation"]
  return fill(format, { name, label: link(cardLink(texts, id), label), title, property, reason })
}

/**
 * What stands below an entry's heading in one language.
 * @param {Texts} texts
 * @param {string} id
 * @param {Style} style
 * @param {string} address
 */
const bodyBlocks = (texts, id, style, address) => {
  const { text, relations } = entryOf(texts, id)
  const lang = texts.tag
  /** @type {Block[]} */
  const blocks = style === "link" ? [] : [{ lang, quote: text }]
  blocks.push({ lang, pieces: [link(address)] })
  if (style === "full" && relations.length) {
    blocks.push({ lang, pieces: [{ tag: "strong", text: texts.words["relation.heading"] }] })
    blocks.push({ lang, pieces: [texts.words["relation.note"]] })
    blocks.push({ lang, list: relations.map((relation) => relationPieces(texts, relation)) })
  }
  return blocks
}

/**
 * One entry in one or more languages.
 * @param {Texts[]} several
 * @param {Item} item
 * @param {Style} style
 * @param {number} level of its heading
 */
const entryBlocks = (several, { id, note = "" }, style, level) => {
  const [first] = several
  const single = several.length === 1
  /** @type {Block[]} */
  const blocks = [{ lang: first.tag, level, pieces: [single ? heading(first, id) : entryOf(first, id).label] }]
  const own = plainNote(note)
  if (own) blocks.push({ lang: first.tag, pieces: fill(first.words["citation.own-note"], { note: { tag: "bdi", text: own } }) })
  for (const texts of several) {
    const title = texts.name + texts.words["entry.colon"] + entryOf(texts, id).title
    if (!single) blocks.push({ lang: texts.tag, level: level && level + 1, pieces: [title] })
    blocks.push(...bodyBlocks(texts, id, style, single ? citedLink(texts, id) : pageLink(texts, id)))
  }
  return blocks
}

/**
 * A reader's note as it may stand in any file: whole characters, no controls but line feeds.
 * @param {string} note
 */
const plainNote = (note) =>
  new TextDecoder()
    .decode(new TextEncoder().encode(note))
    .replace(/\r\n?/g, "\n")
    .replace(/\t/g, " ")
    // deno-lint-ignore no-control-regex -- controls are what is taken out
    .replace(/[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]/g, "")
    .trim()

/**
 * @param {Texts[]} several
 * @param {Item[]} items
 */
const subjectOf = (several, items) => {
  const [first, ...others] = several
  if (items.length === 1) return [heading(first, items[0].id), ...others.map((texts) => entryOf(texts, items[0].id).title)].join(" / ")
  const count = String(items.length)
  return several.map(({ words, site }) => plain(fill(words["citation.collection"], { count, site }))).join(" / ")
}

/**
 * @param {Texts[]} several
 * @param {Item[]} items
 * @param {Style} style
 * @param {number} level
 */
const collected = (several, items, style, level) => [
  ...items.flatMap((item) => entryBlocks(several, item, style, level)),
  ...several.map((texts) => noteBlock(texts, items.map(({ id }) => id))),
]

/**
 * How an entry is cited.
 * @param {Texts} texts
 * @param {string} id
 */
export const citation = (texts, id) => composed(texts.tag, [citationBlock(texts, id)])

/**
 * @param {Texts} texts
 * @param {string} id
 * @param {Style} [style]
 */
export const quote = (texts, id, style = "quote") => composed(texts.tag, collected([texts], [{ id }], style, 0))

/**
 * An e-mail that quotes entries, in one language or several, the first one first.
 * @param {Texts[]} several
 * @param {string[]} ids
 */
export const mail = (several, ...ids) => {
  const items = ids.map((id) => ({ id }))
  return composed(several[0].tag, collected(several, items, "quote", 0), subjectOf(several, items))
}

/**
 * Entries in their order, with a title where there are several or the reader has given one.
 * @param {Texts[]} several
 * @param {Item[]} items
 * @param {Style} [style]
 * @param {{ title?: string, sender?: string, date?: string }} [head] the reader's own, plain texts
 */
export const brief = (several, items, style = "quote", head = {}) => {
  const [{ tag }] = several
  const [title, ...under] = [head.title, head.sender, head.date].map((text) => plainNote(text ?? "").replaceAll("\n", " "))
  const line = under.filter(Boolean).join(" · ")
  const subject = title || subjectOf(several, items)
  if (items.length === 1 && !title && !line) return composed(tag, collected(several, items, style, 1), subject)
  /** @type {Block[]} */
  const above = [{ lang: tag, level: 1, pieces: [title ? { tag: "bdi", text: title } : subject] }]
  if (line) above.push({ lang: tag, pieces: [{ tag: "bdi", text: line }] })
  return composed(tag, [...above, ...collected(several, items, style, 2)], subject)
}
