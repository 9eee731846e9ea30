// Citations as people write them: ids, labels, places in words, addresses. Each gives the ids it names and what is left of the query.
import { sourceOf } from "../shared/ids.js"
import { createSpelling, fold, literal } from "../shared/spelling.js"

/** @typedef {{ ids: string[], rest: string }} Cited */

const HAN = /\p{Script=Han}/u

/**
 * Make the reader of citations for a guide.
 * @param {object} guide
 * @param {string[]} guide.ids of its entries
 * @param {{ path: string, first: string }[]} guide.pages language-neutral address of each page without its ending, and its first entry
 * @param {import("./data.js").Grammar} grammar
 * @param {(text: string) => string} simplify Chinese characters as the index has them
 */
export const createCitations = ({ ids, pages }, grammar, simplify) => {
  const known = new Set(ids)
  const longest = [...pages].sort((one, other) => other.path.length - one.path.length)
  const { number, numberOf, idsIn, withoutSources } = createSpelling(grammar)

  /** Whatever is read here is folded, in the characters of the index. */
  const read = (/** @type {string} */ text) => simplify(fold(text))

  /**
   * What a place is called: the longer names first.
   * @type {[place: string, name: string][]}
   */
  const names = Object.entries(grammar.places)
    .flatMap(([place, called]) => called.map((name) => /** @type {[string, string]} */ ([place, literal(read(name))])))
    .sort(([, one], [, other]) => other.length - one.length)
  const hanNames = names.map(([, name]) => name).filter((name) => HAN.test(name))
  const between = grammar.numbering.map((word) => `${literal(fold(word))}\\.?\\s*`).join("|")
  const ordinals = grammar.ordinals.map((word) => literal(fold(word))).join("|")

  /**
   * An id in an address, or the address of a page: its first entry.
   * @param {string} query
   * @returns {Cited | null}
   */
  const fromAddress = (query) => {
    for (const word of query.split(/\s+/)) {
      const id = word.toLowerCase().match(/\b[a-z]+(?:-\d+)+\b/g)?.find((one) => known.has(one))
      if (id) return { ids: [id], rest: query.replace(word, " ") }
      if (!word.includes("/")) continue
      const path = word.toLowerCase().replace(/[#?].*$/, "").replace(/\.html$/, "").replace(/\/$/, "/index")
      const page = longest.find((one) => path === one.path || path.endsWith(`/${one.path}`))
      if (page && known.has(page.first)) return { ids: [page.first], rest: query.replace(word, " ") }
    }
    return null
  }

  /**
   * `CSO II.2.1`, `cso-2-2-1`, `cso_2_2_1`, `VPs 1.2`, `B-Tech 3`; without a source, `II.2` is of each that has such an entry.
   * @param {string} text
   * @returns {Cited | null}
   */
  const fromLabel = (text) => {
    for (const { id, written } of idsIn(text)) {
      const found = [id, id.replace(/^([a-z]+-0)-.*/, "$1")].find((one) => known.has(one)) // an introduction has no points
      if (found) return { ids: [found], rest: text.replace(written, " ") }
    }
    const bare = text.match(/(?:^|\s)([ivx]{1,4}|\d)\s*[.]\s*(\d{1,2})(?:\s*[.]\s*(\d{1,2}))?(?=\s|$)/)
    if (!bare) return null
    const numbers = bare.slice(1).filter(Boolean).map(numberOf).join("-")
    const sources = /[ivx]/.test(bare[1]) ? grammar.roman : Object.keys(grammar.levels)
    const found = sources.map((source) => `${source}-${numbers}`).filter((id) => known.has(id))
    return found.length ? { ids: found, rest: text.replace(bare[0], " ") } : null
  }

  /**
   * `VPs part 2`, `B-Tech no. 2`: a source with a number, whatever the number is said to count.
   * @param {string} text
   * @returns {Cited | null}
   */
  const fromSource = (text) => {
    const counted = names.filter(([, name]) => new RegExp(`${name}\\s*(?:${between})?\\d`).test(text))
    if (withoutSources(text) === text || counted.length > 1) return null
    const numbered = counted.reduce((rest, [, name]) => rest.replace(new RegExp(name), " "), text)
    return fromLabel(numbered.replace(new RegExp(`(?:^|\\s)(?:${between})(?=\\d)`), " "))
  }

  /**
   * `Guideline 2 part II`, `hướng dẫn 2 phần II`, `第二部分准则2`: the places named, in any order.
   * @param {string} text
   * @returns {Cited | null}
   */
  const fromPlaces = (text) => {
    /** @type {Map<string, number>} */
    const places = new Map()
    let rest = text
    for (const [place, name] of names) {
      const match = places.has(place) ? null : HAN.test(name) ? hanPlace(rest, name) : latinPlace(rest, name)
      if (!match || !numberOf(match.number)) continue
      places.set(place, numberOf(match.number))
      rest = rest.replace(match.all, " ")
    }
    const found = ids.filter((id) => isAt(id, places))
    return found.length ? { ids: found, rest } : null
  }

  /**
   * @param {string} text
   * @param {string} name
   */
  const latinPlace = (text, name) => {
    const after = text.match(new RegExp(`(?:^|[^a-z])${name}s?\\s*(?:${between})?${number}(?![a-z0-9])`))
    if (after) return { all: after[0], number: after[1] }
    const before = ordinals && text.match(new RegExp(`(?:^|[^a-z0-9])(${ordinals})\\s+${name}(?![a-z])`))
    return before ? { all: before[0], number: before[1] } : null
  }

  /**
   * Chinese counts with 第 before a number, and 个, 条 or 项 behind it.
   * @param {string} text
   * @param {string} name
   */
  const hanPlace = (text, name) => {
    const counted = text.match(new RegExp(`第\\s*${number}\\s*[个条项]?\\s*${name}`))
    const end = `(?=$|[^\\p{L}\\p{N}]|第|${hanNames.join("|")})`
    const before = counted ?? text.match(new RegExp(`${number}\\s*[个条]?\\s*${name}${end}`, "u"))
    if (before) return { all: before[0], number: before[1] }
    const after = text.match(new RegExp(`${name}\\s*第?\\s*${number}[条项]?`))
    return after && { all: after[0], number: after[1] }
  }

  /**
   * Whether an entry stands at the places named. Levels that are not named may have any number; but the smallest places of a source, of
   * which it has many alike, mean something below a named one only.
   * @param {string} id
   * @param {Map<string, number>} places
   */
  const isAt = (id, places) => {
    const levels = grammar.levels[sourceOf(id)] ?? []
    const numbers = id.split("-").slice(1).map(Number)
    const asked = levels.map((level) => level.map((place) => places.get(place)).find(Boolean))
    const depth = asked.length - [...asked].reverse().findIndex(Boolean)
    if (places.size === 0 || numbers.length !== depth) return false
    if ([...places.keys()].some((place) => !levels.flat().includes(place))) return false
    if (depth > 1 && depth === levels.length && !asked[depth - 2]) return false
    return numbers.every((one, level) => asked[level] === undefined || asked[level] === one)
  }

  /**
   * @param {string} query
   * @returns {Cited}
   */
  return (query) => {
    const address = fromAddress(query.trim())
    if (address) return address
    const text = read(query).replace(/\s+/g, " ").trim()
    return fromLabel(text) ?? fromSource(text) ?? fromPlaces(withoutSources(text)) ?? { ids: [], rest: query }
  }
}
