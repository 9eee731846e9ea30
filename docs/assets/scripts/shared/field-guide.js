// The one global of the guide's scripts, on which those that are loaded apart find each other.

/**
 * @typedef {object} FieldGuide
 * @property {string} [built] day of the build, such as 2026-11-26, from assets/scripts/day.js
 * @property {Record<string, import("../share/texts.js").Texts>} [share] by language, from share/<language>.js
 * @property {Record<string, string>} [panels] markup of the share panel by language, from share/panel-<language>.js
 * @property {Record<string, string>} [found] markup of what the search finds by language, from search/found-<language>.js
 * @property {(form: HTMLFormElement) => void} [finder] from assets/scripts/finder.js
 * @property {Record<string, import("../search/data.js").Places>} [places] by language, from search/places-<language>.js
 * @property {Record<string, import("../search/data.js").Index>} [index] by language, from search/index-<language>.js
 * @property {import("../share/compose.js").Compose} [compose] from assets/scripts/compose.js
 * @property {import("../brief/collection.js").Collection} [collection] from assets/scripts/collection.js
 * @property {(pressed?: HTMLElement) => void} [marks] from assets/scripts/marks.js
 * @property {{ open: (control: HTMLElement) => Promise<void> }} [panel] from assets/scripts/panel.js
 * @property {{ describe: () => string, remove: () => Promise<void> }} [copy] what is kept on the device, from assets/scripts/keep.js
 * @property {typeof import("../search/search.js").createSearch} [search] from search/engine.js
 * @property {Record<string, Record<string, string>>} [excerpts] by a page's address, text of each of its places, from search/texts/<page>.js
 */

const scope = /** @type {{ fieldGuide?: FieldGuide }} */ (/** @type {unknown} */ (self))

scope.fieldGuide ??= {}

export const fieldGuide = scope.fieldGuide

/**
 * What another script has put there.
 * @template {keyof FieldGuide} Name
 * @param {Name} name
 * @returns {NonNullable<FieldGuide[Name]>}
 */
export const loaded = (name) => {
  const found = fieldGuide[name]
  if (!found) throw new Error(name) // it is not loaded
  return found
}
