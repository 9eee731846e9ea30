// Texts as blocks, and three ways to write them down: plain, HTML and Markdown.
import { escaped } from "../shared/html.js"

/**
 * Text, and what HTML and Markdown mark in it.
 * @typedef {string | { tag: "a" | "cite" | "strong" | "bdi", text: string, href?: string }} Piece
 */

/**
 * A paragraph, a heading (level 0 is a bold line), a quotation of paragraphs, or a list; in one language.
 * @typedef {{ lang: string, level?: number, pieces: Piece[] } | { lang: string, quote: string[] } | { lang: string, list: Piece[][] }} Block
 */

/**
 * What was composed, each form without a line end at its end.
 * @typedef {object} Composed
 * @property {string} tag language tag of the whole
 * @property {string} subject empty where it is no mail
 * @property {string} text
 * @property {string} html a clean fragment
 * @property {string} markdown
 */

/**
 * @param {string} href
 * @param {string} [text]
 * @returns {Piece}
 */
export const link = (href, text = href) => ({ tag: "a", text, href })

/**
 * A format with its {fields} filled.
 * @param {string} format
 * @param {Record<string, Piece>} fields
 */
export const fill = (format, fields) =>
  format
    .split(/\{(\w+)\}/)
    .map((part, index) => (index % 2 ? fields[part] : part))
    .filter((piece) => piece !== "")

/** @param {Piece} piece */
const textOf = (piece) => (typeof piece === "string" ? piece : piece.text)

/** @param {Piece[]} pieces */
export const plain = (pieces) => pieces.map(textOf).join("")

/** @param {Block} block */
const asText = (block) => {
  if ("quote" in block) return block.quote.join("\n\n")
  if ("list" in block) return block.list.map((item) => `- ${plain(item)}`).join("\n")
  return ((block.level ?? 0) > 1 ? "\n" : "") + plain(block.pieces)
}

/** @param {Piece} piece */
const richPiece = (piece) => {
  const text = escaped(textOf(piece)).replace(/\n/g, "<br>\n")
  if (typeof piece === "string") return text
  const { tag, href = "" } = piece
  const attributes = tag === "a" ? ` href="${escaped(href)}"` : tag === "bdi" ? ' lang=""' : ""
  return `<${tag}${attributes}>${text}</${tag}>`
}

/** @param {Piece[]} pieces */
const rich = (pieces) => pieces.map(richPiece).join("")

/** @param {Block} block */
const asHtml = (block) => {
  const { lang } = block
  if ("quote" in block) {
    const paragraphs = block.quote.map((text) => `<p>${rich([text])}</p>\n`)
    return `<blockquote lang="${lang}">\n${paragraphs.join("")}</blockquote>`
  }
  if ("list" in block) {
    const items = block.list.map((item) => `<li>${rich(item)}</li>\n`)
    return `<ul lang="${lang}">\n${items.join("")}</ul>`
  }
  const words = rich(block.pieces)
  if (block.level) return `<h${block.level} lang="${lang}">${words}</h${block.level}>`
  return block.level === 0 ? `<p lang="${lang}"><strong>${words}</strong></p>` : `<p lang="${lang}">${words}</p>`
}

// Backslashes where every kind of Markdown knows them, numbers of characters elsewhere.

/** @param {string} mark */
const numbered = (mark) => `&#${mark.charCodeAt(0)};`

/** @param {string} text */
const inner = (text) =>
  text
    .replace(/[\\`*_{}[\]]/g, "\\$&")
    .replace(/[<>&~|@$^]/g, numbered)
    .replace(/(https?|ftp|mailto|xmpp):/gi, "$1&#58;")
    .replace(/(www)\./gi, "$1&#46;")

/** @param {string} line */
const atStart = (line) =>
  line
    .replace(/^(\d+)([.)])/, "$1\\$2")
    .replace(/^[-+#]/, "\\$&")
    .replace(/^[=:]/, numbered)

/**
 * A text of which Markdown reads nothing as markup.
 * @param {string} text
 * @param {boolean} [begins] whether it begins a line
 */
const literal = (text, begins = true) =>
  text
    .split(/[^\S\n]*\n[^\S\n]*/)
    .map((line, index) => (index || begins ? atStart(inner(line)) : inner(line)))
    .join("  \n")
    .replace(/(?: {2}\n){2,}/g, "\n\n")

/** @param {Piece[]} pieces */
const marked = (pieces) =>
  pieces
    .map((piece, index) => {
      const text = literal(textOf(piece), index === 0)
      if (typeof piece === "string" || piece.tag === "bdi") return text
      if (piece.tag === "a") return piece.href === piece.text ? `<${piece.href}>` : `[${text}](${piece.href})`
      return piece.tag === "cite" ? `*${text}*` : `**${text}**`
    })
    .join("")

/** @param {Block} block */
const asMarkdown = (block) => {
  if ("quote" in block) return block.quote.map((text) => `> ${literal(text)}`).join("\n>\n")
  if ("list" in block) return block.list.map((item) => `- ${marked(item)}`).join("\n")
  const words = marked(block.pieces)
  if (block.level) return `${"#".repeat(block.level)} ${words}`
  return block.level === 0 ? `**${words}**` : words
}

/**
 * Blocks written down in all forms.
 * @param {string} tag
 * @param {Block[]} blocks
 * @param {string} [subject]
 * @returns {Composed}
 */
export const composed = (tag, blocks, subject = "") => ({
  tag,
  subject,
  text: blocks.map(asText).join("\n\n"),
  html: blocks.map(asHtml).join("\n"),
  markdown: blocks.map(asMarkdown).join("\n\n"),
})
