// A query stands in the address as a fragment, which reaches no server: Back, reload and a sent link find it again.

/**
 * The query that an address carries: `#q=…`, or `?q=…` in links of former editions.
 * @param {{ hash: string, search: string }} address
 * @returns {string} empty where it carries none
 */
export const queryIn = ({ hash, search }) => {
  if (!hash.startsWith("#q=")) return hash ? "" : (new URLSearchParams(search).get("q") ?? "")
  try {
    return decodeURIComponent(hash.slice(3))
  } catch {
    return hash.slice(3) // a lone % is no code
  }
}

/**
 * The fragment that carries a query. Marks at which mail and chat end a link are written as codes.
 * @param {string} query
 */
export const fragmentOf = (query) =>
  `#q=${encodeURIComponent(query).replace(/[!'()*.]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)}`

/** Keeps the query of a field in the address of its page. */
export const createAddress = () => {
  let before = location.hash.startsWith("#q=") ? "" : location.hash

  /** @param {string} hash */
  const replace = (hash) => {
    if (hash === location.hash) return
    try {
      history.replaceState(history.state, "", hash || location.href.split("#")[0])
    } catch {
      // some browsers refuse the hundredth change in a while: the next one stands again
    }
  }

  return {
    /** @param {string} query */
    carry: (query) => {
      if (!location.hash.startsWith("#q=")) before = location.hash
      replace(query ? fragmentOf(query) : before)
    },
    /** What stood there before the search was opened. */
    restore: () => {
      if (location.hash.startsWith("#q=")) replace(before)
    },
  }
}
