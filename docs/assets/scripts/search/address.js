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

const SETTLED = 1000 // milliseconds without another letter

/** Keeps the query of a field in the address of its page: a whole one, for some browsers put every address into their history. */
export const createAddress = () => {
  let before = location.hash.startsWith("#q=") ? "" : location.hash
  let carried = ""
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let clock

  /** @param {string} hash */
  const replace = (hash) => {
    if (hash === location.hash) return
    try {
      history.replaceState(history.state, "", hash || location.href.split("#")[0])
    } catch {
      // some browsers refuse the hundredth change in a while: the next one stands again
    }
  }

  const settle = () => {
    clearTimeout(clock)
    clock = undefined
    if (!location.hash.startsWith("#q=")) before = location.hash
    replace(carried ? fragmentOf(carried) : before)
  }

  return {
    /**
     * Carry a query: at once what comes whole, such as what is pasted, and what is typed once no letter follows.
     * @param {string} query
     */
    carry: (query) => {
      const isTyped = Math.abs(query.length - carried.length) === 1
      carried = query
      clearTimeout(clock)
      if (isTyped) clock = setTimeout(settle, SETTLED)
      else settle()
    },
    /** Carry now what is being typed, for the reader goes on to a result. */
    settle: () => {
      if (clock) settle()
    },
    /** What stood there before the search was opened. */
    restore: () => {
      clearTimeout(clock)
      clock = undefined
      if (location.hash.startsWith("#q=")) replace(before)
    },
  }
}
