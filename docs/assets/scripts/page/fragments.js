/**
 * The id that a fragment means, whatever mail and chat have done to it: `#CSO-2-2-1`, `#cso-2-2-1，`, `#cso–2–2–1).`
 * @param {string} fragment with its #, as it stands in an address
 * @returns {string} empty where it means none
 */
export const idIn = (fragment) => {
  let text = fragment.slice(1)
  try {
    text = decodeURIComponent(text)
  } catch {
    // a lone % is no code
  }
  const plain = text.normalize("NFKC").toLowerCase().replace(/\p{Pd}/gu, "-")
  return plain.match(/[a-z0-9]+(?:-[a-z0-9]+)*/)?.[0] ?? ""
}
