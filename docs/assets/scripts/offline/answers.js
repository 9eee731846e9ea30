// How the worker answers: from the copy of the guide that a reader keeps on the device, which keep.js has put there.
// A document and all that it loads come from one edition: which one is noted for each, and lasts until it is closed.
// The forms of caches, notes and messages do not change: this worker may meet pages and copies of other editions.
import { cacheNames, createNotes, isOther } from "./notes.js"

const DAY = 24 * 60 * 60 * 1000

/** Documents that may come back from the browser's memory when the reader goes back. */
const RECENT = 100

/**
 * A part that the browser's memory does not hold for the next document, which may be of another edition.
 * @param {Response} kept
 */
const unheld = ({ body, headers }) =>
  new Response(body, { headers: { "Content-Type": headers.get("Content-Type") ?? "", "Cache-Control": "no-cache" } })

/** @typedef {{ request: Request, clientId: string, resultingClientId: string }} Asked */

/**
 * @param {object} means what a service worker has
 * @param {string} means.root the worker's scope
 * @param {import("./notes.js").Caches} means.caches
 * @param {() => Promise<readonly { id: string }[]>} means.windows those that are open
 * @param {typeof fetch} means.fetch
 * @param {() => number} [means.now]
 */
export const createAnswers = ({ root, caches, windows, fetch, now = Date.now }) => {
  const { prefix, notes: NOTES } = cacheNames(root)
  const { noted, note: write } = createNotes(caches, root)
  /** @type {Map<string, string>} by client: its cache, or "" where it came from the network */
  const bound = new Map()
  /** @type {Set<string>} clients that the browser does not list yet */
  const arriving = new Set()

  /**
   * Write a note. After the reader has removed the guide nothing is written any more.
   * @param {string} name
   * @param {unknown} value
   */
  const note = async (name, value) => {
    if (await caches.has(NOTES)) await write(name, value)
  }

  /**
   * @param {string} client
   * @param {string} cacheName
   */
  const bind = async (client, cacheName) => {
    bound.set(client, cacheName)
    await note(`client/${client}`, cacheName).catch(() => {}) // on a full disk it lasts as long as this worker
  }

  /** @param {Asked} asked */
  const answerDocument = async ({ request, resultingClientId }) => {
    const current = await noted("current")
    if (!current) return fetch(request)
    const address = addressOf(request.url)
    /** @param {string} url */
    const find = (url) => caches.match(url, { cacheName: current.cache })
    const kept = (await find(address)) ?? (await find(`${address}.html`)) // servers, too, know pages without the ending
    if (!kept || isDoubled(request.url)) {
      // A folder without its slash, a page with one too many: links on it lead from its own address.
      for (const other of othersOf(request.url)) if (await find(other)) return Response.redirect(other)
    }
    if (kept) {
      arriving.add(resultingClientId)
      await bind(resultingClientId, current.cache)
      return kept
    }
    try {
      return await fetch(request)
    } catch (error) {
      const path = address.slice(root.length)
      const page = current.pages.find((page) => page.includes("/") && folderOf(page) === folderOf(path)) ?? current.pages[0]
      if (!(await find(root + page))) throw error
      return Response.redirect(`${root}${page}?asked=${encodeURIComponent(path)}#not-kept`)
    }
  }

  /** @param {Asked} asked */
  const answerPart = async ({ request, clientId, resultingClientId }) => {
    arriving.delete(clientId)
    const cacheName = bound.get(clientId) ?? (await noted(`client/${clientId}`))
    if (!cacheName) return fetch(request)
    if (resultingClientId) await bind(resultingClientId, cacheName) // the search's worker
    const kept = await caches.match(addressOf(request.url), { cacheName })
    if (kept) return unheld(kept)
    // Nothing of another edition takes the place of a part of this one. What the reader has removed comes from the network again.
    const isReplaced = !(await caches.has(cacheName)) && (await noted("current"))
    return isReplaced ? Response.error() : fetch(request)
  }

  /**
   * Languages and builds that the public address offers. It is asked once a day, or where `age` is less, sooner.
   * @param {number} age milliseconds
   * @returns {Promise<import("./notes.js").Editions>}
   */
  const online = async (age) => {
    const asked = await noted("asked")
    if (asked && now() - asked.at < age) return asked.editions
    const response = await fetch(`${root}keep/editions.json`, { cache: "no-store" })
    if (!response.ok) throw new Error(String(response.status))
    const editions = await response.json()
    await note("asked", { at: now(), editions })
    return editions
  }

  /** Whether the public address has another build of what is kept, and the reader has not put it off. */
  const newer = async () => {
    const current = await noted("current")
    if (!current) return false
    const editions = await online(DAY)
    return isOther(current.languages, editions) && JSON.stringify(await noted("later")) !== JSON.stringify(editions)
  }

  /** Delete copies that are neither current nor open in a window, and notes of windows that were closed long ago. */
  const tidy = async () => {
    const current = await noted("current")
    if (!current) return
    const pending = await noted("pending")
    const open = new Set((await windows()).map(({ id }) => id))
    const held = new Set([NOTES, current.cache, pending?.cache])
    const notes = await caches.open(NOTES)
    const urls = (await notes.keys()).map(({ url }) => url).filter((url) => url.startsWith(`${root}client/`))
    for (const [place, url] of urls.entries()) {
      const id = url.slice(`${root}client/`.length)
      if (open.has(id) || arriving.has(id)) held.add(await noted(`client/${id}`))
      else if (place < urls.length - RECENT) await notes.delete(url)
    }
    for (const name of await caches.keys()) if (name.startsWith(prefix) && !held.has(name)) await caches.delete(name)
  }

  return {
    /**
     * The answer to a request; null where it is left to the network: what is asked for past all caches is meant for it, such as the next
     * edition, and whether there is one.
     * @param {Asked} asked
     * @returns {Promise<Response> | null}
     */
    answer: (asked) => {
      const { method, cache, url, mode } = asked.request
      if (method !== "GET" || cache === "no-store" || !url.startsWith(root)) return null
      return mode === "navigate" ? answerDocument(asked) : answerPart(asked)
    },

    /**
     * Do what a page asks for.
     * @param {{ type: string, cache?: string }} message
     * @param {string} client id of the page
     * @param {(value: unknown) => void} tell answers the page
     * @returns {Promise<void>}
     */
    heed: async ({ type, cache = "" }, client, tell) => {
      if (type === "adopt") await bind(client, cache) // a page that was open before, of the very edition that is kept now
      if (type === "later") await note("later", await online(DAY))
      if (type === "editions") tell(await online(0).catch(() => null))
      if (type === "newer") {
        tell(await newer().catch(() => false))
        await tidy()
      }
    },
  }
}

/** @param {string} path */
const folderOf = (path) => path.split("/")[0]

/** @param {string} url */
const addressOf = (url) => {
  const { origin, pathname } = new URL(url)
  return origin + pathname + (pathname.endsWith("/") ? "index.html" : "")
}

/** @param {string} url */
const isDoubled = (url) => new URL(url).pathname.includes("//")

/**
 * Addresses that are meant by one that is not written as the site writes it.
 * @param {string} url
 */
const othersOf = (url) => {
  const { origin, pathname } = new URL(url)
  const bare = pathname.replace(/\/{2,}/g, "/").replace(/\/$/, "")
  return [bare, `${bare}.html`, `${bare}/index.html`].map((path) => origin + path)
}
