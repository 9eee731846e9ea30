// What a search box asks for: the engine with its language's index, and the texts of the pages that it shows.
import { fieldGuide, loaded } from "../shared/field-guide.js"
import { load } from "../shared/loading.js"
import { ROOT } from "../shared/root.js"
import { loadedIndex } from "./data.js"

/**
 * Load the engine, and what it reads of a language.
 * @param {string} language
 * @returns {Promise<(query: string) => import("./search.js").Answer>}
 */
export const openSearch = async (language) => {
  await Promise.all(["engine", `places-${language}`, `index-${language}`].map((name) => load(`${ROOT}search/${name}.js`)))
  return loaded("search")(loadedIndex())
}

/**
 * Load the texts of a page.
 * @param {string} page its address below the site's root
 * @returns {Promise<Record<string, string>>} text of each place by its anchor
 */
export const textsOf = async (page) => {
  await load(`${ROOT}search/texts/${page.replace(/\.html$/, "")}.js`)
  return fieldGuide.excerpts?.[page] ?? {}
}
