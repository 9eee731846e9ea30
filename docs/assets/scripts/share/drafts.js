// What is composed as an address that mail programs open, as a draft file, and as a whole document.
import { escaped } from "../shared/html.js"

/** @typedef {import("./blocks.js").Composed} Composed */

/** Characters that mail programs take in an address; longer ones are cut without a word. */
const LIMIT = 1900

/** @param {string} text */
const withCrlf = (text) => text.replace(/\r?\n/g, "\r\n")

/**
 * Address that opens a mail or brief as a draft; null where it is longer than mail programs take.
 * @param {Pick<Composed, "subject" | "text">} mail
 */
export const mailto = ({ subject, text }) => {
  const address = `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(withCrlf(text))}`
  return address.length <= LIMIT ? address : null
}

/** @param {string} text */
const base64 = (text) => btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(""))

/**
 * A header's words as RFC 2047 wants them: pieces of at most 75 columns that each hold whole characters, a line each.
 * @param {string} text
 */
const encodedWords = (text) => {
  const words = [""]
  for (const character of text) {
    if (new TextEncoder().encode(words[words.length - 1] + character).length > 39) words.push("")
    words[words.length - 1] += character
  }
  return words.map((word) => `=?utf-8?B?${base64(word)}?=`).join("\r\n ")
}

const BOUNDARY = "=_field-guide_=" // base64 never holds this

/**
 * @param {string} type
 * @param {string} content
 */
const part = (type, content) =>
  `--${BOUNDARY}\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n` +
  base64(withCrlf(content)).replace(/.{1,76}/g, "$&\r\n")

/**
 * A mail or brief as a draft file, message/rfc822: ASCII, lines end with CRLF. Date, sender and recipient come from the mail program.
 * @param {Composed} mail
 */
export const eml = ({ subject, text, html, tag }) => {
  const parts = part("text/plain", text + "\n") + part("text/html", wholeDocument(html, subject, tag))
  return `X-Unsent: 1\r\nSubject: ${encodedWords(subject)}\r\nMIME-Version: 1.0\r\n` +
    `Content-Type: multipart/alternative; boundary="${BOUNDARY}"\r\n\r\n${parts}--${BOUNDARY}--\r\n`
}

/**
 * A whole HTML file.
 * @param {string} html
 * @param {string} title
 * @param {string} tag
 */
export const wholeDocument = (html, title, tag) =>
  `<!doctype html>\n<html lang="${escaped(tag)}">\n<head>\n<meta charset="utf-8">\n` +
  `<meta name="viewport" content="width=device-width,initial-scale=1">\n<title>${escaped(title)}</title>\n` +
  `<style>body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font-family: sans-serif; line-height: 1.6 }</style>\n` +
  `</head>\n<body>\n${html}\n</body>\n</html>\n`
