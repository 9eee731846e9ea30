// The form of search/index-<language>.js (hooks/fieldguide/finder.py).
import { loaded } from "../shared/field-guide.js"

/**
 * An entry (its id is the entry's), or a section of another page (`<page>.md#<anchor>`). What would be empty is left out.
 * @typedef {object} Found
 * @property {string} id
 * @property {string} title
 * @property {string} [label] an entry's label, a term's short form
 * @property {string} [text]
 * @property {string} [questions] that it answers
 * @property {string} [other] its titles in the other languages
 * @property {string} [more] commentary and reasons
 */

/**
 * How citations are written, in any language.
 * @typedef {import("../shared/spelling.js").Spelling & GrammarOnly} Grammar
 *
 * @typedef {object} GrammarOnly
 * @property {string[]} ordinals numbers that stand before a place: second guideline
 * @property {string[]} numbering what may stand between a place and its number: guideline no. 2
 * @property {Record<string, string[]>} places what people call each place
 * @property {Record<string, string[][]>} levels for each source: what each number of an id counts, by the names of places
 * @property {string[]} roman sources whose first number is Roman
 */

/**
 * @typedef {object} SearchData
 * @property {"words" | "syllables" | "han"} writing how texts are cut into what can be found
 * @property {string} stemmer "english", or empty
 * @property {string[]} stopWords folded
 * @property {string[]} asking phrases that say nothing of what is asked for
 * @property {string} characters pairs of a Traditional and its Simplified character
 * @property {Grammar} citations
 * @property {string} folder where the language's pages begin, such as "vi/"
 * @property {Record<string, string[]>} forms written forms of each concept
 * @property {{ location: string, documents: Found[] }[]} pages
 */

/** The index that is loaded: a page has its own language's alone. */
export const loadedIndex = () => Object.values(loaded("index"))[0]
