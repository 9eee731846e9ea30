/**
 * The id that a fragment means, whatever mail and chat have done to it: `#CSO-2-2-1`, `#cso-2-2-1，`, `#cso–2–2–1).`
 * @param {string} fragment with its #, as browsers write it: marks beyond ASCII in codes, dashes among them
 * @returns {string} empty where it means none
 */
export const idIn = (fragment) => {
  const plain = fragment.toLowerCase().replace(/%e2%80%9[0-5]/g, "-").replace(/%../g, " ")
  return plain.match(/[a-z0-9]+(?:-[a-z0-9]+)*/)?.[0] ?? ""
}
