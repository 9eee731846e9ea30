// Quotes, citations, e-mails and briefs, composed in the browser. Loaded when a reader shares or collects, never on a first view.
// Sets `fieldGuideCompose`. All but load(), copy() and save() are pure: they touch neither page nor network.
//
// Data of one language, from share/<language>.js (hooks/fieldguide/sharing.py), handed to the functions as `data`:
//   language "vi", tag "vi", name "Tiếng Việt", site (the guide's name), address (public, ends with /), edition "2026.11",
//   date (the edition's month in words), words {"citation.entry": …} (formats with {fields}, as in docs/_data/words/), and
//   entries {id: {label, title, text: [paragraph, …], place, restates, page (address below the root, without anchor),
//   relations: [[id at the other end, name, name of its property or "", reason], …]}}
//
// load(language, root?)       Promise of that data; works on file://. root: the way to the site's root, from this script's place if left out.
// has(data, id)               whether there is such an entry; every function that takes an id throws a RangeError where there is none.
// pageLink(data, id)          public address of the entry on its page in this language.
// cardLink(data, id)          public address of its card in all languages.
// citation(data, id)          → composed
// quote(data, id, style?)     → composed; style "link", "quote" (if left out) or "full": with relations.
// mail(datas, ...ids)         → composed, with a subject: an e-mail that quotes entries in one language or several, the first one first.
// brief(datas, items, style?) → composed, with a subject: entries {id, note?} in their order; notes are the reader's own plain text.
// mailto(mail)                address that opens a mail() or brief() as a draft; null where it is longer than 1,900 characters.
// eml(mail)                   the same as a draft file, message/rfc822: ASCII, lines end with CRLF.
// document(html, title, tag)  a whole HTML file.
// copy(composed)              puts both forms on the clipboard; takes a promise too, as some browsers want the clipboard asked for within
//                             the click. → Promise of "both" or "text"; rejected where the browser refuses: then show the text, selected.
// save(name, type, text)      hands the reader a file.
//
// composed: {text, html, markdown, subject?, tag}. text is plain, html a clean fragment, both end without a line end.
// In one language an entry's link is its card; in several, each language links its own page.
(() => {
  const LIMIT = 1900
  const ROOT = new URL("../../", document.currentScript.src).href

  const entryOf = (data, id) => {
    if (!has(data, id)) throw new RangeError(id)
    return data.entries[id]
  }
  const has = (data, id) => Object.hasOwn(data.entries, id)
  const pageLink = (data, id) => `${data.address}${entryOf(data, id).page}#${id}`
  const cardLink = (data, id) => (entryOf(data, id), `${data.address}p/${id}.html`)

  // A text is a list of pieces: strings, and {tag, text, href?} for what HTML and Markdown mark. A block is a paragraph, heading, quote or list.
  const fill = (format, fields) =>
    format
      .split(/\{(\w+)\}/)
      .map((part, index) => (index % 2 ? fields[part] : part))
      .filter(piece => piece !== "")
  const link = (href, text = href) => ({ tag: "a", text, href })
  const heading = (data, id) => entryOf(data, id).label + data.words["entry.colon"] + entryOf(data, id).title

  const citationBlock = (data, id) => {
    const { label, title, restates } = entryOf(data, id)
    const { edition, date } = data
    const format = data.words["citation.entry"]
    const site = format.includes("《{site}》") ? data.site : { tag: "cite", text: data.site } // Chinese marks a title, never slants it
    const fields = { label, title, site, edition, date, restates, address: link(cardLink(data, id)) }
    return { lang: data.tag, pieces: fill(format, fields) }
  }

  const noteBlock = data => ({ lang: data.tag, pieces: fill(data.words["citation.note"], { site: data.site, edition: data.edition }) })

  const relationPieces = (data, [id, name, property, reason]) => {
    const { label, title } = entryOf(data, id)
    const format = data.words[property ? "citation.relation-property" : "citation.relation"]
    return fill(format, { name, label: link(cardLink(data, id), label), title, property, reason })
  }

  /** What stands below an entry's heading in one language. */
  const bodyBlocks = (data, id, style, address) => {
    const { text, relations } = entryOf(data, id)
    const lang = data.tag
    const blocks = style === "link" ? [] : [{ lang, quote: text }]
    blocks.push({ lang, pieces: [link(address)] })
    if (style === "full" && relations.length) {
      blocks.push({ lang, pieces: [{ tag: "strong", text: data.words["relation.heading"] }] })
      blocks.push({ lang, pieces: [data.words["relation.note"]] })
      blocks.push({ lang, list: relations.map(relation => relationPieces(data, relation)) })
    }
    return blocks
  }

  /** One entry in one or more languages; level 0 is bold instead of a heading. */
  const entryBlocks = (datas, { id, note = "" }, style, level) => {
    const [first] = datas
    const single = datas.length === 1
    const blocks = [{ lang: first.tag, level, pieces: [single ? heading(first, id) : entryOf(first, id).label] }]
    const own = plainNote(note)
    if (own) blocks.push({ lang: first.tag, pieces: fill(first.words["citation.own-note"], { note: { tag: "bdi", text: own } }) })
    for (const data of datas) {
      const title = data.name + data.words["entry.colon"] + entryOf(data, id).title
      if (!single) blocks.push({ lang: data.tag, level: level && level + 1, pieces: [title] })
      blocks.push(...bodyBlocks(data, id, style, single ? cardLink(data, id) : pageLink(data, id)))
    }
    return blocks
  }

  /** A reader's note as it may stand in any file: whole characters, no controls but line feeds. */
  const plainNote = note =>
    new TextDecoder()
      .decode(new TextEncoder().encode(note))
      .replace(/\r\n?/g, "\n")
      .replace(/\t/g, " ")
      .replace(/[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]/g, "")
      .trim()

  const subjectOf = (datas, items) => {
    const [first, ...others] = datas
    const { id } = items[0] ?? {}
    if (items.length === 1) return [heading(first, id), ...others.map(data => entryOf(data, id).title)].join(" / ")
    const fields = data => ({ count: items.length, site: data.site })
    return datas.map(data => fill(data.words["citation.collection"], fields(data)).join("")).join(" / ")
  }

  // Three ways to write blocks down.
  const plain = pieces => pieces.map(piece => piece.text ?? piece).join("")
  const asText = block => {
    if (block.quote) return block.quote.join("\n\n")
    if (block.list) return block.list.map(item => `- ${plain(item)}`).join("\n")
    return (block.level > 1 ? "\n" : "") + plain(block.pieces)
  }

  const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" }
  const escaped = text => text.replace(/[&<>"]/g, mark => ENTITIES[mark])
  const rich = pieces =>
    pieces
      .map(piece => {
        const text = escaped(piece.text ?? piece).replace(/\n/g, "<br>\n")
        if (!piece.tag) return text
        const attributes = { a: ` href="${escaped(piece.href ?? "")}"`, bdi: ' lang=""' }[piece.tag] ?? ""
        return `<${piece.tag}${attributes}>${text}</${piece.tag}>`
      })
      .join("")
  const asHtml = ({ lang, level, pieces, quote, list }) => {
    if (quote) return `<blockquote lang="${lang}">\n${quote.map(text => `<p>${rich([text])}</p>\n`).join("")}</blockquote>`
    if (list) return `<ul lang="${lang}">\n${list.map(item => `<li>${rich(item)}</li>\n`).join("")}</ul>`
    if (level) return `<h${level} lang="${lang}">${rich(pieces)}</h${level}>`
    return `<p lang="${lang}">${level === 0 ? `<strong>${rich(pieces)}</strong>` : rich(pieces)}</p>`
  }

  // Backslashes where every kind of Markdown knows them, numbers of characters elsewhere.
  const numbered = mark => `&#${mark.charCodeAt(0)};`
  const inner = text =>
    text
      .replace(/[\\`*_{}[\]]/g, "\\$&")
      .replace(/[<>&~|@$^]/g, numbered)
      .replace(/(https?|ftp|mailto|xmpp):/gi, "$1&#58;")
      .replace(/(www)\./gi, "$1&#46;")
  const atStart = line => line.replace(/^(\d+)([.)])/, "$1\\$2").replace(/^[-+#]/, "\\$&").replace(/^[=:]/, numbered)
  const literal = (text, begins = true) =>
    text
      .split(/[^\S\n]*\n[^\S\n]*/)
      .map((line, index) => (index || begins ? atStart(inner(line)) : inner(line)))
      .join("  \n")
      .replace(/(?: {2}\n){2,}/g, "\n\n")
  const marked = pieces =>
    pieces
      .map((piece, index) => {
        const text = literal(piece.text ?? piece, index === 0)
        const marks = { a: piece.href === piece.text ? `<${piece.href}>` : `[${text}](${piece.href})`, cite: `*${text}*`, strong: `**${text}**` }
        return marks[piece.tag] ?? text
      })
      .join("")
  const asMarkdown = ({ level, pieces, quote, list }) => {
    if (quote) return quote.map(text => `> ${literal(text)}`).join("\n>\n")
    if (list) return list.map(item => `- ${marked(item)}`).join("\n")
    if (level) return `${"#".repeat(level)} ${marked(pieces)}`
    return level === 0 ? `**${marked(pieces)}**` : marked(pieces)
  }

  const composed = (tag, blocks, subject) => ({
    tag,
    subject,
    text: blocks.map(asText).join("\n\n"),
    html: blocks.map(asHtml).join("\n"),
    markdown: blocks.map(asMarkdown).join("\n\n"),
  })

  const citation = (data, id) => composed(data.tag, [citationBlock(data, id)])

  const collected = (datas, items, style, level) => [
    ...items.flatMap(item => entryBlocks(datas, item, style, level)),
    ...datas.map(noteBlock),
  ]

  const quote = (data, id, style = "quote") => composed(data.tag, collected([data], [{ id }], style, 0))

  const mail = (datas, ...ids) => {
    const items = ids.map(id => ({ id }))
    return composed(datas[0].tag, collected(datas, items, "quote", 0), subjectOf(datas, items))
  }

  const brief = (datas, items, style = "quote") => {
    const subject = subjectOf(datas, items)
    const several = items.length !== 1
    const blocks = collected(datas, items, style, several ? 2 : 1)
    const title = { lang: datas[0].tag, level: 1, pieces: [subject] }
    return composed(datas[0].tag, several ? [title, ...blocks] : blocks, subject)
  }

  // Ways out: mail programs, files, the clipboard.
  const withCrlf = text => text.replace(/\r?\n/g, "\r\n")

  const mailto = ({ subject, text }) => {
    const address = `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(withCrlf(text))}`
    return address.length <= LIMIT ? address : null
  }

  const base64 = text => btoa(Array.from(new TextEncoder().encode(text), byte => String.fromCharCode(byte)).join(""))

  /** A header's words as RFC 2047 wants them: pieces of at most 75 columns that each hold whole characters, a line each. */
  const encodedWords = text => {
    const words = [""]
    for (const character of text) {
      if (new TextEncoder().encode(words.at(-1) + character).length > 39) words.push("")
      words[words.length - 1] += character
    }
    return words.map(word => `=?utf-8?B?${base64(word)}?=`).join("\r\n ")
  }

  // The boundary holds what base64 never does. Date, sender and recipient come from the mail program.
  const eml = ({ subject, text, html, tag }) => {
    const BOUNDARY = "=_field-guide_="
    const part = (type, content) =>
      `--${BOUNDARY}\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n` +
      `${base64(withCrlf(content)).replace(/.{1,76}/g, "$&\r\n")}`
    return (
      `X-Unsent: 1\r\nSubject: ${encodedWords(subject)}\r\nMIME-Version: 1.0\r\n` +
      `Content-Type: multipart/alternative; boundary="${BOUNDARY}"\r\n\r\n` +
      `${part("text/plain", `${text}\n`)}${part("text/html", wholeDocument(html, subject, tag))}--${BOUNDARY}--\r\n`
    )
  }

  const wholeDocument = (html, title, tag) =>
    `<!doctype html>\n<html lang="${escaped(tag)}">\n<head>\n<meta charset="utf-8">\n` +
    `<meta name="viewport" content="width=device-width,initial-scale=1">\n<title>${escaped(title)}</title>\n` +
    `<style>body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font-family: sans-serif; line-height: 1.6 }</style>\n` +
    `</head>\n<body>\n${html}\n</body>\n</html>\n`

  const copy = async what => {
    const ready = Promise.resolve(what)
    const form = (type, key) => ready.then(made => new Blob([made[key]], { type }))
    try {
      const item = new ClipboardItem({ "text/plain": form("text/plain", "text"), "text/html": form("text/html", "html") })
      await navigator.clipboard.write([item])
      return "both"
    } catch {
      await navigator.clipboard.writeText((await ready).text)
      return "text"
    }
  }

  const save = (name, type, text) => {
    const link = document.createElement("a")
    link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
    link.download = name
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  }

  const loading = {}
  const load = (language, root = ROOT) =>
    (loading[language] ??= new Promise((resolve, reject) => {
      const script = document.createElement("script")
      script.src = `${root}share/${language}.js`
      script.onload = () => resolve(self.fieldGuideShare[language])
      script.onerror = () => {
        delete loading[language] // so that the next try asks again
        script.remove()
        reject(new Error(script.src))
      }
      document.head.append(script)
    }))

  self.fieldGuideCompose = {
    load, has, pageLink, cardLink, citation, quote, mail, brief, mailto, eml, document: wholeDocument, copy, save,
  }
})()
