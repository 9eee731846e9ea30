// The service worker's answers: from the copy that is kept, each window from one edition, and from the network where nothing is kept.
import assert from "node:assert/strict"
import { createAnswers } from "../../docs/assets/scripts/offline/answers.js"
import { createNotes } from "../../docs/assets/scripts/offline/notes.js"
import { FakeCaches } from "./support/caches.js"

const ROOT = "https://guide.example/below/"
const NOTES = "field-guide:/below/:notes"
const ONE = "field-guide:/below/:v1"
const TWO = "field-guide:/below/:v2"
const EDITIONS = { edition: "2026.11", built: "2026-11-22", shared: 0, languages: { vi: { build: "v1", bytes: 1 } } }
const DAY = 86_400_000

/** @param {string} path */
const request = (
  path,
  mode = "no-cors",
  options = {},
) => /** @type {Request} */ (/** @type {unknown} */ ({ url: ROOT + path, method: "GET", cache: "default", mode, ...options }))

/** A worker in a browser whose network can be cut. */
const world = () => {
  const caches = new FakeCaches()
  const notes = createNotes(caches.real, ROOT)
  const state = { isOnline: true, editions: EDITIONS, now: 0, open: /** @type {string[]} */ ([]), asked: /** @type {string[]} */ ([]) }
  const fetch = (/** @type {any} */ asked) => {
    const name = String(asked.url ?? asked).slice(ROOT.length)
    state.asked.push(name)
    if (!state.isOnline) return Promise.reject(new TypeError("no network"))
    return Promise.resolve(new Response(name === "keep/editions.json" ? JSON.stringify(state.editions) : `network ${name}`))
  }
  const worker = createAnswers({
    root: ROOT,
    caches: caches.real,
    windows: () => Promise.resolve(state.open.map((id) => ({ id }))),
    fetch: /** @type {typeof globalThis.fetch} */ (fetch),
    now: () => state.now,
  })
  return {
    ...worker,
    ...notes,
    caches,
    state,
    /**
     * @param {string} cache
     * @param {string[]} names
     */
    keep: async (cache, ...names) => {
      for (const name of names) await (await caches.open(cache)).put(ROOT + name, new Response(`${cache.slice(-2)} ${name}`))
      await notes.note("current", {
        cache,
        languages: { vi: cache.slice(-2) },
        pages: ["offline.html", "vi/offline.html"],
        edition: "",
        built: "",
        bytes: 0,
      })
    },
    /** @param {string} path */
    visit: (path, id = "w1") => worker.answer({ request: request(path, "navigate"), clientId: "", resultingClientId: id }),
    /** @param {string} path */
    part: (path, id = "w1", resulting = "") => worker.answer({ request: request(path), clientId: id, resultingClientId: resulting }),
    /** @param {string} type */
    tell: async (type, cache = "") => {
      /** @type {unknown} */
      let answer
      await worker.heed({ type, cache }, "w1", (value) => {
        answer = value
      })
      return answer
    },
  }
}

/** @param {Promise<Response> | null} answer */
const text = async (answer) => (await answer)?.text()

Deno.test("where nothing is kept, everything comes from the network", async () => {
  const { visit, part } = world()
  assert.equal(await text(visit("vi/index.html")), "network vi/index.html")
  assert.equal(await text(part("style.css")), "network style.css")
})

Deno.test("what is meant for the network, or stands elsewhere, is left alone", () => {
  const { answer } = world()
  const of = (/** @type {Request} */ asked) => answer({ request: asked, clientId: "w1", resultingClientId: "" })
  assert.equal(of(request("keep/vi.json", "cors", { cache: "no-store" })), null)
  assert.equal(of(request("x", "cors", { method: "POST" })), null)
  assert.equal(of(request("x", "cors", { url: "https://other.example/" })), null)
})

Deno.test("pages are found as servers find them: folders, and addresses without the ending", async () => {
  const { keep, visit } = world()
  await keep(ONE, "index.html", "vi/index.html", "p/cso-1.html")
  assert.equal(await text(visit("")), "v1 index.html")
  assert.equal(await text(visit("vi/?q=x#y")), "v1 vi/index.html")
  assert.equal(await text(visit("p/cso-1")), "v1 p/cso-1.html")
  // Links on a page lead from its own address: whoever comes by another one is led there.
  for (
    const [asked, meant] of [
      ["vi", "vi/index.html"],
      ["p/cso-1/", "p/cso-1.html"],
      ["p//cso-1.html", "p/cso-1.html"],
      ["vi//", "vi/index.html"],
      ["p/cso-1.html/", "p/cso-1.html"],
    ]
  ) assert.equal((await visit(asked))?.headers.get("location"), ROOT + meant, asked)
})

Deno.test("a window and all that it loads stay with one edition, whatever becomes current", async () => {
  const { keep, visit, part } = world()
  await keep(ONE, "index.html", "a.js", "b.js")
  await visit("index.html", "w1")
  await keep(TWO, "index.html", "a.js")
  assert.equal(await text(part("a.js", "w1")), "v1 a.js")
  assert.equal(await text(visit("index.html", "w2")), "v2 index.html")
  assert.equal(await text(part("a.js", "w2")), "v2 a.js")
  await part("b.js", "w1", "worker")
  assert.equal(await text(part("a.js", "worker")), "v1 a.js", "the search's worker is of its page's edition")
})

Deno.test("the browser's memory holds no part for the next document, which may be of another edition", async () => {
  const { keep, visit, part } = world()
  await keep(ONE, "index.html", "a.css")
  await visit("index.html")
  const kept = await part("a.css")
  assert.equal(kept?.headers.get("Cache-Control"), "no-cache")
  assert.equal(kept?.headers.get("Content-Type"), "text/plain;charset=UTF-8")
})

Deno.test("the edition of a window outlives the worker", async () => {
  const first = world()
  await first.keep(ONE, "index.html", "a.js")
  await first.visit("index.html", "w1")
  const second = world()
  for (const [name, cache] of first.caches.all) second.caches.all.set(name, cache)
  assert.equal(await text(second.part("a.js", "w1")), "v1 a.js")
})

Deno.test("nothing of another edition stands in for a part whose copy was replaced; what was removed comes from the network", async () => {
  const { keep, visit, part, caches } = world()
  await keep(ONE, "index.html", "a.js")
  await visit("index.html")
  await keep(TWO, "index.html", "a.js")
  await caches.delete(ONE)
  assert.equal((await part("a.js"))?.type, "error")
  await caches.delete(NOTES)
  assert.equal(await text(part("a.js")), "network a.js")
})

Deno.test("without a network, a page that is not kept leads to the page that says so, in its language", async () => {
  const { keep, visit, state } = world()
  await keep(ONE, "offline.html", "vi/offline.html")
  state.isOnline = false
  assert.equal((await visit("vi/cso/a b.html"))?.headers.get("location"), `${ROOT}vi/offline.html?asked=vi%2Fcso%2Fa%2520b.html#not-kept`)
  assert.equal((await visit("zh/index.html"))?.headers.get("location"), `${ROOT}offline.html?asked=zh%2Findex.html#not-kept`)
  state.isOnline = true
  assert.equal(await text(visit("zh/index.html")), "network zh/index.html")
})

Deno.test("a page of the very edition that is kept is adopted", async () => {
  const { keep, part, tell } = world()
  await keep(ONE, "a.js")
  assert.equal(await text(part("a.js")), "network a.js")
  await tell("adopt", ONE)
  assert.equal(await text(part("a.js")), "v1 a.js")
})

Deno.test("a newer edition is told once a day, until it is put off; without a network it is not told", async () => {
  const { keep, state, tell } = world()
  assert.equal(await tell("newer"), false, "nothing is kept")
  await keep(ONE, "index.html")
  assert.equal(await tell("newer"), false, "the same build")
  state.editions = { ...EDITIONS, languages: { vi: { build: "v2", bytes: 1 } } }
  assert.equal(await tell("newer"), false, "asked today already")
  state.now += DAY
  assert.equal(await tell("newer"), true)
  await tell("later")
  assert.equal(await tell("newer"), false)
  state.editions = { ...EDITIONS, languages: { vi: { build: "v3", bytes: 1 } } }
  state.now += DAY
  assert.equal(await tell("newer"), true, "a still newer one")
  state.isOnline = false
  state.now += DAY
  assert.equal(await tell("newer"), false)
  assert.equal(await tell("editions"), null)
})

Deno.test("copies that are neither current, pending nor open in a window go; other sites' stay", async () => {
  const { keep, visit, tell, caches, note, state } = world()
  await keep(ONE, "index.html")
  await visit("index.html", "open")
  await keep("field-guide:/below/:v0", "index.html")
  await keep(TWO, "index.html")
  await caches.open("field-guide:/below/:v3")
  await note("pending", { cache: "field-guide:/below/:v3", languages: {} })
  await caches.open("field-guide:/elsewhere/:v1")
  state.open = ["open"]
  await tell("newer")
  const left = [NOTES, ONE, TWO, "field-guide:/below/:v3", "field-guide:/elsewhere/:v1"]
  assert.deepEqual((await caches.keys()).sort(), left.sort())
})

Deno.test("of windows that were closed the last hundred are remembered", async () => {
  const { keep, visit, tell, caches } = world()
  await keep(ONE, "index.html")
  const second = world()
  for (let at = 0; at < 120; at++) await visit("index.html", `w${at}`)
  // A worker that begins anew knows of no window that is arriving.
  for (const [name, cache] of caches.all) second.caches.all.set(name, cache)
  await second.tell("newer")
  const clients = [...(caches.all.get(NOTES)?.entries.keys() ?? [])].filter((url) => url.includes("/client/"))
  assert.deepEqual([clients.length, clients[0]], [100, `${ROOT}client/w20`])
  await tell("newer")
})

Deno.test("after the guide was removed nothing is written any more", async () => {
  const { keep, visit, caches, tell } = world()
  await keep(ONE, "index.html")
  await visit("index.html")
  for (const name of await caches.keys()) await caches.delete(name)
  await tell("later")
  await tell("adopt", ONE)
  assert.deepEqual(await caches.keys(), [])
})
