/**
 * The source that an entry restates: `cso` for `cso-2-2-1`.
 * @param {string} id
 */
export const sourceOf = (id) => id.split("-")[0]
