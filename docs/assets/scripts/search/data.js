// The form of search/places-<language>.js, search/index-<language>.js and search/texts/<page>.js (hooks/fieldguide/exports/search_index.py).
import { loaded } from "../shared/field-guide.js"

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
 * How a language is written: what the analysis needs.
 * @typedef {object} Tables
 * @property {"words" | "syllables" | "han"} writing how texts are cut into what can be found
 * @property {[part: string, instead: string][]} spellings parts of words and what stands for them; `$` is the end of a word
 * @property {[ending: string, instead: string, left: string | number][][]} endings steps, of each of which the first ending that fits is taken
 * @property {string[]} stopWords with their marks
 * @property {string[]} asking phrases that say nothing of what is asked for
 * @property {string[]} kept words in which such a phrase is none
 * @property {string} characters pairs of a Traditional and its Simplified character
 * @property {Record<string, string>} forms written forms of each meaning, parted by `|`
 */

/**
 * Numbers by which the search ranks: docs/_data/search/ranking.yml tells what each does.
 * @typedef {Record<"pair" | "meaning" | "hint" | "prefix" | "near" | "kin" | "part" | "beside" | "coverage" | "below" | `enough_${Tables["writing"]}`, number>} Ranking
 */

/**
 * A page: its address, 1 where it has entries, and its places: anchor, label (or empty), title.
 * @typedef {[address: string, hasEntries: number, places: [anchor: string, label: string, title: string][]]} PageData
 */

/**
 * @typedef {object} PlacesOnly
 * @property {Grammar} citations
 * @property {Ranking} ranking
 * @property {string} folder where the language's pages begin, such as "vi/"
 * @property {PageData[]} pages
 * @property {Record<string, string>} questions the home page's, and the id of the entry that answers each
 *
 * @typedef {object} IndexOnly
 * @property {string} terms as hooks/fieldguide/exports/postings.py writes them
 * @property {string} postings
 *
 * @typedef {Omit<Tables, "characters"> & PlacesOnly} Places what can be found, and how queries are read: changed by no sentence
 * @typedef {Pick<Tables, "characters"> & IndexOnly} Index changed by each
 * @typedef {Places & Index} SearchData
 */

/** The index that is loaded: a page has its own language's alone. */
export const loadedIndex = () => ({ ...Object.values(loaded("places"))[0], ...Object.values(loaded("index"))[0] })
