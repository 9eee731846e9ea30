// Reads an address as people mistype it: what is meant by it, or what is nearest.
import { createSpelling, fold, isNear } from "../shared/spelling.js"

/**
 * Every address that can be meant (hooks/fieldguide/unknown.py).
 * @typedef {object} Known
 * @property {Record<string, string>} languages folder of each language, empty for the one at the root
 * @property {string[]} pages address of each page, the same below each folder
 * @property {Record<string, string>} cards label of each entry that has a card, by id
 * @property {import("../shared/spelling.js").Spelling} spelling
 */

/**
 * An address without what people leave out or add: case, `.html`, `index`, slashes and marks at its ends, spaces for hyphens.
 * @param {string} address
 */
const bare = (address) =>
  address
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\.html?(?![a-z0-9]).*$/, "")
    .replace(/[^\p{L}\p{N}/]+/gu, "-")
    .replace(/^[-/]+|[-/]+$/g, "")
    .replace(/[-/]*\/[-/]*/g, "/")
    .replace(/(^|\/)index$/, "")

/** @param {string} text */
const decoded = (text) => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text // a lone % is no code
  }
}

/**
 * An address as it was meant to be written, and an anchor in it: some mail programs write # as %23.
 * @param {string} path
 */
export const partsOf = (path) => {
  const [address, ...anchor] = decoded(path).split("#")
  return { address, anchor: anchor.join("#") }
}

/** @param {string} text */
const digits = (text) => text.replace(/\D/g, "")

/**
 * Whether one letter is wrong; another digit means another place.
 * @param {string} path
 * @param {string} known
 */
const isMisspelt = (path, known) => known.length > 2 && digits(path) === digits(known) && isNear(path, known)

/** @param {string} id */
export const cardOf = (id) => `p/${id}.html`

/** @param {Known} known */
export const createAddresses = ({ languages, pages, cards, spelling }) => {
  const { idsIn } = createSpelling(spelling)
  const atRoot = Object.keys(languages).find((language) => languages[language] === "") ?? ""
  const pageOf = new Map(pages.map((page) => [bare(page), page]))
  const idOf = new Map(Object.keys(cards).map((id) => [bare(cardOf(id)), id]))

  /**
   * The language whose folder an address below the root begins with, and what follows.
   * @param {string} path
   */
  const split = (path) => {
    const [first, ...rest] = path.split("/")
    const language = Object.keys(languages).find((one) => one.toLowerCase() === first)
    return language ? [language, rest.join("/")] : [atRoot, path]
  }

  /**
   * What an address is meant to be, below the root.
   * @param {string} address
   */
  const meant = (address) => {
    const [language, path] = split(bare(address))
    const page = pageOf.get(path)
    if (page) return (languages[language] ?? "") + page
    const id = idOf.get(path) ?? idsIn(fold(address)).find(({ id }) => Object.hasOwn(cards, id))?.id
    return id && cardOf(id)
  }

  /**
   * What is nearest to an address: an entry, or a page in any language; null where nothing is.
   * @param {string} address
   * @param {string | undefined} missing an address that is not there, whatever is known
   * @returns {{ id?: string, page?: string } | null}
   */
  const nearest = (address, missing) => {
    for (const { id } of idsIn(fold(address))) {
      for (let above = id; above; above = above.replace(/-?[^-]+$/, "")) {
        if (Object.hasOwn(cards, above) && cardOf(above) !== missing) return { id: above }
        if (pageOf.has(above)) return { page: pageOf.get(above) }
      }
    }
    const [, path] = split(bare(address))
    const alike = [...pageOf.keys(), ...idOf.keys()].find((known) => isMisspelt(path, known))
    if (alike) return { id: idOf.get(alike), page: pageOf.get(alike) }
    for (let above = path; above; above = above.replace(/\/?[^/]*$/, "")) if (pageOf.has(above)) return { page: pageOf.get(above) }
    return null
  }

  return { meant, nearest }
}
