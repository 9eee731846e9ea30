// The guide's texts in one language, as share/<language>.js brings them (hooks/fieldguide/sharing.py).
import { fieldGuide } from "../shared/field-guide.js"
import { load } from "../shared/loading.js"
import { ROOT } from "../shared/root.js"

/**
 * @typedef {object} Entry
 * @property {string} label
 * @property {string} title
 * @property {string[]} text paragraphs
 * @property {string} place in its source, in words
 * @property {string} restates what it restates, in words
 * @property {string} page address below the root, without anchor
 * @property {string} mark the edition since which its words stand, and the beginning of their fingerprint: "2026.11.3fa9"
 * @property {[id: string, name: string, property: string, reason: string][]} relations to the entry `id`; `property` may be empty
 */

/**
 * @typedef {object} Texts
 * @property {string} language "vi"
 * @property {string} tag "vi", or "zh-Hans" for "zh"
 * @property {string} name "Tiếng Việt"
 * @property {string} site the guide's name
 * @property {string} address public, ends with /
 * @property {Record<string, string>} dates month of each edition that a mark names, in words; the earliest first
 * @property {Record<string, string>} words formats with {fields}, by their keys in docs/_data/words/
 * @property {Record<string, Entry>} entries by id
 */

/**
 * @param {string} language
 * @returns {Promise<Texts>}
 */
export const loadTexts = async (language) => {
  const address = `${ROOT}share/${language}.js`
  if (!fieldGuide.share?.[language]) await load(address)
  const texts = fieldGuide.share?.[language]
  if (!texts) throw new Error(address)
  return texts
}
