// Keeping the guide on a device: what is stored when, and what is left where something goes wrong.
import assert from "node:assert/strict"
import { actFor, bytesOf, isOutdated, pagesOf } from "../../docs/assets/scripts/offline/choice.js"
import { createNotes, isOther } from "../../docs/assets/scripts/offline/notes.js"
import { createStore, fault, isRight } from "../../docs/assets/scripts/offline/storing.js"
import { FakeCaches } from "./support/caches.js"

const ROOT = "https://guide.example/below/"
const PREFIX = "field-guide:/below/:"
const OFFERED = {
  edition: "2026.11",
  built: "2026-11-22",
  shared: 100,
  languages: { en: { build: "e1", bytes: 10 }, vi: { build: "v1", bytes: 20 }, "zh-Hant": { build: "z1", bytes: 30 } },
}

/** @param {Record<string, string>} languages */
const copy = (languages) => ({ languages })

Deno.test("what the button does follows from what is kept, begun, ticked and offered", () => {
  const kept = copy({ vi: "v1" })
  const old = copy({ vi: "v0" })
  assert.equal(actFor(["vi"], undefined, undefined, OFFERED), "keep")
  assert.equal(actFor(["vi"], kept, undefined, OFFERED), null)
  assert.equal(actFor(["vi"], old, undefined, OFFERED), "renew")
  assert.equal(actFor(["en", "vi"], kept, undefined, OFFERED), "change")
  assert.equal(actFor(["zh-Hant", "en"], kept, copy({ en: "e1", "zh-Hant": "z1" }), OFFERED), "resume")
  assert.equal(actFor(["vi"], kept, copy({ vi: "v1" }), OFFERED), null)
  assert.equal(actFor(["en"], undefined, copy({ vi: "v1" }), OFFERED), "keep")
})

Deno.test("a language that is offered no more makes nothing newer, and no unfinished copy whole", () => {
  assert.equal(isOther({ fr: "f1" }, OFFERED), false)
  assert.equal(isOther({ fr: "f1", vi: "v0" }, OFFERED), true)
  assert.equal(isOutdated(copy({ fr: "f1" }), OFFERED), true)
  assert.equal(isOutdated(copy({ vi: "v1" }), OFFERED), false)
})

Deno.test("languages are weighed with what they share, and the page's own comes first", () => {
  assert.equal(bytesOf(["en", "zh-Hant"], OFFERED), 140)
  const lists = [{ page: "offline.html" }, { page: "vi/offline.html" }, { page: "zh-Hant/offline.html" }]
  assert.deepEqual(pagesOf(["en", "vi", "zh-Hant"], lists, "vi"), ["vi/offline.html", "offline.html", "zh-Hant/offline.html"])
})

/** @param {string} text */
const sha256 = async (text) => {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)))
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("")
}

Deno.test("a file is right where its size and checksum are", async () => {
  const data = new TextEncoder().encode("abc").buffer
  assert.equal(await isRight(data, ["a", 3, await sha256("abc")]), true)
  assert.equal(await isRight(data, ["a", 3, await sha256("abd")]), false)
  assert.equal(await isRight(data, ["a", 4, await sha256("abc")]), false)
})

const FILES = { "index.html": "Home", "style.css": "Style", "vi/index.html": "Nhà", "vi/offline.html": "Mang theo" }

/**
 * A public address with the guide in two languages, and a browser that can store it.
 * @param {{ broken?: string, changed?: string, missing?: string }} [faults] names of files that do not come as they should
 */
const world = async (faults = {}) => {
  const facts = await Promise.all(
    Object.entries(FILES).map(async ([name, text]) => [name, new TextEncoder().encode(text).length, await sha256(text)]),
  )
  const list = (/** @type {string} */ build, /** @type {string} */ page, /** @type {number[]} */ ...places) => ({
    build,
    page,
    files: places.map((at) => facts[at]),
  })
  /** @type {Record<string, string>} */
  const texts = {
    ...FILES,
    "keep/editions.json": JSON.stringify({ ...OFFERED, languages: { en: OFFERED.languages.en, vi: OFFERED.languages.vi } }),
    "keep/en.json": JSON.stringify(list("e1", "offline.html", 0, 1)),
    "keep/vi.json": JSON.stringify(list("v1", "vi/offline.html", 1, 2, 3)),
  }
  /** @type {string[]} */
  const asked = []
  const fetch = async (/** @type {unknown} */ address, /** @type {RequestInit | undefined} */ options) => {
    const name = String(address).slice(ROOT.length)
    asked.push(name)
    assert.equal(options?.cache, "no-store")
    await Promise.resolve()
    options?.signal?.throwIfAborted()
    if (name === faults.broken) {
      await others // of the files that come at once, this is the last
      throw new TypeError("no network")
    }
    if (name === faults.missing || !(name in texts)) return new Response("", { status: 404 })
    return new Response(name === faults.changed ? `${texts[name]}!` : texts[name], {
      headers: { "content-encoding": "gzip", "content-type": "x/y" },
    })
  }
  const caches = new FakeCaches()
  /** @type {() => void} */
  let release = () => {}
  /** @type {Promise<void>} */
  const others = new Promise((resolve) => {
    release = resolve
  })
  const { noted, note } = createNotes(caches.real, ROOT)
  const store = createStore({ root: ROOT, caches: caches.real, fetch: /** @type {typeof globalThis.fetch} */ (fetch) })
  /** @type {[number, number][]} */
  const progress = []
  const fill = (/** @type {string[]} */ languages, control = new AbortController()) =>
    store.fill(languages, control, (done, bytes) => {
      progress.push([done, bytes])
      if (progress.length === Object.keys(FILES).length - 1) release()
    })
  return { asked, caches, noted, note, store, fill, progress, texts }
}

const bytes = Object.values(FILES).reduce((sum, text) => sum + new TextEncoder().encode(text).length, 0)

Deno.test("a copy holds every file of its languages once, and is current only when it is whole", async () => {
  const { asked, caches, noted, store, fill, progress } = await world()
  const filled = await fill(["en", "vi"])
  assert.equal(filled.cache, `${PREFIX}e1+v1`)
  assert.deepEqual([filled.bytes, filled.builds], [bytes, { en: "e1", vi: "v1" }])
  assert.deepEqual(
    [...(caches.all.get(filled.cache)?.entries.keys() ?? [])].map((url) => url.slice(ROOT.length)).sort(),
    Object.keys(FILES).sort(),
  )
  assert.equal(asked.filter((name) => name === "style.css").length, 1)
  assert.deepEqual([progress[0], progress[progress.length - 1]], [[0, bytes], [bytes, bytes]])
  const stored = await caches.match(`${ROOT}index.html`, { cacheName: filled.cache })
  assert.deepEqual([await stored?.text(), stored?.headers.get("content-encoding"), stored?.headers.get("content-type")], [
    "Home",
    null,
    "x/y",
  ])
  assert.equal(await noted("current"), undefined)
  const { cache, builds: languages } = filled
  await store.adopt({ cache, languages, pages: [], edition: "2026.11", built: "2026-11-22", bytes })
  assert.equal((await noted("current"))?.cache, cache)
  assert.equal(await noted("pending"), undefined)
})

Deno.test("what broke off is continued: only what is missing is loaded", async () => {
  const first = await world({ broken: "vi/offline.html" })
  await assert.rejects(first.fill(["vi"]), { name: "broken" })
  assert.equal((await first.noted("pending"))?.cache, `${PREFIX}v1`)
  const second = await world()
  for (const [name, cache] of first.caches.all) second.caches.all.set(name, cache)
  await second.fill(["vi"])
  assert.deepEqual(second.asked.filter((name) => !name.startsWith("keep/")), ["vi/offline.html", "assets/scripts/day.js"])
})

Deno.test("a renewal takes what has not changed from the copy that is kept", async () => {
  const { asked, fill, store, texts } = await world()
  const { cache, builds } = await fill(["vi"])
  await store.adopt({ cache, languages: builds, pages: [], edition: "2026.11", built: "2026-11-22", bytes })
  texts["keep/vi.json"] = texts["keep/vi.json"].replace("v1", "v2")
  texts["keep/editions.json"] = texts["keep/editions.json"].replace("v1", "v2")
  asked.length = 0
  assert.equal((await fill(["vi"])).former, cache)
  assert.deepEqual(asked, ["keep/editions.json", "keep/vi.json", "assets/scripts/day.js"])
})

Deno.test("a file that is not the one listed, and one that is missing, stop the copy", async () => {
  for (const faults of [{ changed: "vi/index.html" }, { missing: "style.css" }, { changed: "keep/vi.json" }, { missing: "keep/vi.json" }]) {
    await assert.rejects((await world(faults)).fill(["vi"]), { name: "changed" }, JSON.stringify(faults))
  }
})

Deno.test("lists of another build than the one offered are no copy: the guide is just being renewed", async () => {
  const { fill, texts, noted } = await world()
  texts["keep/vi.json"] = texts["keep/vi.json"].replace("v1", "v2")
  await assert.rejects(fill(["vi"]), { name: "changed" })
  assert.equal(await noted("pending"), undefined)
})

Deno.test("the reader's stop ends the work, and so does what another window removes", async () => {
  const { fill, progress } = await world()
  const control = new AbortController()
  const work = fill(["en", "vi"], control)
  control.abort(fault("stopped"))
  await assert.rejects(work, { name: "stopped" })
  assert.ok(progress.every(([done]) => done < bytes))
  const other = await world()
  const { caches } = other
  const filling = other.store.fill(["vi"], new AbortController(), (done) => {
    if (done) caches.all.delete(`${PREFIX}notes`)
  })
  await assert.rejects(filling, { name: "stopped" })
})

Deno.test("removing takes away all of this site, and nothing of another", async () => {
  const { caches, fill, store } = await world()
  await fill(["vi"])
  await caches.open("field-guide:/elsewhere/:notes")
  await store.remove()
  assert.deepEqual(await caches.keys(), ["field-guide:/elsewhere/:notes"])
})
