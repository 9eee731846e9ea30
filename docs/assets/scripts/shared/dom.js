// Elements that the templates promise.

/**
 * The first element below another that a selector names. Where there is none, or one of another kind, the template is wrong.
 * @template {Element} [Kind=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 * @param {{ new (): Kind }} [kind]
 * @returns {Kind}
 */
export const one = (root, selector, kind) => {
  const found = root.querySelector(selector)
  if (!(found instanceof (kind ?? HTMLElement))) throw new Error(selector)
  return /** @type {Kind} */ (found)
}

/**
 * All elements below another that a selector names.
 * @template {Element} [Kind=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 * @param {{ new (): Kind }} [_kind] what they are
 * @returns {Kind[]}
 */
export const all = (root, selector, _kind) => [.../** @type {NodeListOf<Kind>} */ (root.querySelectorAll(selector))]

/**
 * Where an event happened, up to the element that a selector names.
 * @param {Event} event
 * @param {string} selector
 * @returns {HTMLElement | null}
 */
export const around = ({ target }, selector) => (target instanceof Element ? target.closest(selector) : null)
