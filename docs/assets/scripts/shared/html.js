/** @type {Record<string, string>} */
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" }

/**
 * A text as it stands in HTML, in attributes too.
 * @param {string} text
 */
export const escaped = (text) => text.replace(/[&<>"]/g, (mark) => ENTITIES[mark])
