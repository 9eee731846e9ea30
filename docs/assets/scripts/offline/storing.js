// Storing the guide: a new copy becomes the current one in a single write, after every file of it is there.
import { isOutdated } from "./choice.js"
import { cacheNames, createNotes } from "./notes.js"

/** @typedef {import("./notes.js").Editions} Editions */
/** @typedef {[name: string, bytes: number, sha256: string]} File */
/** @typedef {{ build: string, page: string, files: File[] }} List of a language's files (keep/<language>.json) */

/**
 * Why a copy could not be stored: the connection broke off, a file is not the one that is listed, the reader or another window has
 * stopped it, the browser allows none, another window is at it. Whatever else happens means that the device is full.
 * @typedef {"broken" | "changed" | "stopped" | "refused" | "busy"} Reason
 */

const DAY = "assets/scripts/day.js"

/** Files that are asked for at once: browsers open six connections to a server of HTTP/1.1, of which pages need some. */
const AT_ONCE = 4

/** @param {Reason} name */
export const fault = (name) => Object.assign(new Error(name), { name })

/**
 * The store of the site at an address.
 * @param {object} means
 * @param {string} means.root
 * @param {import("./notes.js").Caches} means.caches
 * @param {typeof fetch} means.fetch
 */
export const createStore = ({ root, caches, fetch }) => {
  const { prefix } = cacheNames(root)
  const { noted, note, forget } = createNotes(caches, root)

  /**
   * @param {string} path
   * @param {AbortSignal} signal
   */
  const load = async (path, signal) => {
    let response, data
    try {
      response = await fetch(root + path, { cache: "no-store", signal })
      data = await response.arrayBuffer()
    } catch {
      throw signal.aborted ? signal.reason : fault("broken")
    }
    if (!response.ok) throw fault(response.status < 500 ? "changed" : "broken")
    return { data, headers: response.headers }
  }

  /**
   * @param {string} path
   * @param {AbortSignal} signal
   */
  const loadJson = async (path, signal) => {
    const { data } = await load(path, signal)
    try {
      return JSON.parse(new TextDecoder().decode(data))
    } catch {
      throw fault("changed")
    }
  }

  /**
   * @param {File} file
   * @param {Cache} cache
   * @param {string | undefined} former cache of the current copy
   * @param {AbortSignal} signal
   */
  const storeFile = async (file, cache, former, signal) => {
    const address = root + file[0]
    // What an unfinished copy or the current one has need not be loaded again.
    for (const kept of [await cache.match(address), former && (await caches.match(address, { cacheName: former }))]) {
      if (kept && (await isRight(await kept.clone().arrayBuffer(), file))) return cache.put(address, kept)
    }
    const { data, headers: sent } = await load(file[0], signal)
    if (!(await isRight(data, file))) throw fault("changed")
    const headers = new Headers(sent)
    for (const name of ["content-encoding", "content-length", "vary"]) headers.delete(name)
    signal.throwIfAborted()
    await cache.put(address, new Response(data, { headers }))
  }

  return {
    /** Take away all that is kept. */
    remove: async () => {
      for (const name of await caches.keys()) if (name.startsWith(prefix)) await caches.delete(name)
    },

    /**
     * Store some languages in full, beside what is kept; it is not current yet.
     * @param {string[]} languages
     * @param {AbortController} control stops it, and stops all its work where one file fails
     * @param {(done: number, bytes: number) => void} progress
     */
    fill: async (languages, control, progress) => {
      const { signal } = control
      /** @type {Editions} */
      const offered = await loadJson("keep/editions.json", signal)
      /** @type {List[]} */
      const lists = []
      for (const language of languages) lists.push(await loadJson(`keep/${language}.json`, signal))
      const builds = Object.fromEntries(languages.map((language, place) => [language, lists[place].build]))
      if (isOutdated({ languages: builds }, offered)) throw fault("changed")
      const files = [...new Map(lists.flatMap((list) => list.files.map((file) => [file[0], file]))).values()]
      const bytes = files.reduce((sum, file) => sum + file[1], 0)

      const name = prefix + Object.values(builds).join("+")
      const former = (await noted("current"))?.cache
      const left = await noted("pending")
      if (left && left.cache !== name) await caches.delete(left.cache)
      await note("pending", { cache: name, languages: builds })
      const cache = await caches.open(name)
      let done = 0
      const waiting = [...files]
      const work = async () => {
        for (let file = waiting.shift(); file && !signal.aborted; file = waiting.shift()) {
          await storeFile(file, cache, former, signal)
          done += file[1]
          if (!signal.aborted) progress(done, bytes)
        }
      }
      progress(0, bytes)
      await Promise.all(Array.from({ length: AT_ONCE }, () => work().catch((error) => control.abort(error))))
      signal.throwIfAborted()
      // The day of the build stands on no list, for another day is no other copy. Without it a copy tells no age, and serves.
      await load(DAY, signal).then(
        ({ data, headers }) => cache.put(root + DAY, new Response(data, { headers })),
        () => signal.throwIfAborted(),
      )
      if ((await noted("pending"))?.cache !== name) throw fault("stopped") // another window has removed all that is stored
      return { cache: name, builds, lists, bytes, offered, former }
    },

    /**
     * Make a copy that is whole the current one.
     * @param {import("./notes.js").Current} copy
     */
    adopt: async (copy) => {
      await note("current", copy)
      for (const old of ["pending", "asked", "later"]) await forget(old)
    },
  }
}

/**
 * Whether data are a file as it is listed.
 * @param {ArrayBuffer} data
 * @param {File} file
 */
export const isRight = async (data, [, bytes, sha256]) => {
  if (data.byteLength !== bytes) return false
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", data))
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("") === sha256
}
