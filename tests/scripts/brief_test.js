// The reader's brief: what can be stored and carried, in whatever state it comes back.
import assert from "node:assert/strict"
import { joined, moved, withLanguage } from "../../docs/assets/scripts/brief/arranging.js"
import { carried, handOn, LIMIT, parse, serialise, withEntry } from "../../docs/assets/scripts/brief/keeping.js"
import { loaded } from "../../docs/assets/scripts/shared/field-guide.js"

/** @type {{ store: Map<string, string>, isRefused: boolean }} */
const browser = { store: new Map(), isRefused: false }
const refusing = () => {
  if (browser.isRefused) throw new DOMException("refused", "SecurityError")
  return browser.store
}
Object.defineProperty(globalThis, "localStorage", {
  value: {
    getItem: (/** @type {string} */ key) => refusing().get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => refusing().set(key, value),
    removeItem: (/** @type {string} */ key) => refusing().delete(key),
  },
})
await import("../../docs/assets/scripts/brief/collection.js")
const collection = loaded("collection")
const KEY = "field-guide:brief"

Deno.test("what is stored comes back", () => {
  const brief = {
    items: [{ id: "cso-1", note: "Ghi chú" }, { id: "vps-1-2", note: "" }],
    languages: ["vi", "en"],
    style: /** @type {const} */ ("full"),
  }
  assert.deepEqual(parse(serialise(brief)), { ...brief, dropped: [], broken: false })
  assert.equal(serialise({ ...brief, items: [] }), null)
})

Deno.test("of what was damaged, everything that can be used is kept, and the rest is named", () => {
  const none = { items: [], languages: [], style: "quote", dropped: [], broken: true }
  for (const text of ["", "{", "null", "1", '"x"', "[]", "{}", '{"items": {}}']) assert.deepEqual(parse(text), none, text)
  assert.deepEqual(parse(null), { ...none, broken: false })
  const items = [{ id: "CSO-1 ", note: "kept" }, { id: "cso-1" }, { id: "no id!" }, { id: 7 }, null, { id: "vps-1", note: 5 }]
  const read = parse(JSON.stringify({ items, languages: ["vi", 3, "vi", "en", "zh", "fr"], style: "loud" }))
  assert.deepEqual(read.items.map(({ id }) => id), ["cso-1", "vps-1"])
  assert.deepEqual(read.dropped, ["no id!"])
  assert.deepEqual(read.languages, ["vi", "en", "zh"])
  assert.deepEqual([read.style, read.broken], ["quote", true])
})

Deno.test("a link carries ids, however they are written around", () => {
  assert.equal(handOn(["cso-1", "cso-2-2-1"]), "#ids=cso-1,cso-2-2-1")
  assert.deepEqual(carried("#ids=cso-1,cso-2-2-1"), { act: "ids", ids: ["cso-1", "cso-2-2-1"], dropped: [] })
  assert.deepEqual(carried("#ADD=CSO-2%2D2-1."), { act: "add", ids: ["cso-2-2-1"], dropped: [] })
  assert.deepEqual(carried("#ids=cso-1%2Ccso-1，(vps-0)；a_b")?.ids, ["cso-1", "vps-0"])
  assert.deepEqual(carried("#ids=cso-1,%E0%A4")?.ids, ["cso-1"], "half a character")
  assert.deepEqual(carried("#ids=,,,"), { act: "ids", ids: [], dropped: [] })
  for (const hash of ["", "#", "#idsx=1", "#in-practice", "#id=cso-1"]) assert.equal(carried(hash), null)
})

Deno.test("a link of any length is read, up to the limit", () => {
  const many = Array.from({ length: 5000 }, (_, at) => `x-${at}`)
  const { ids = [], dropped = [] } = carried(handOn(many)) ?? {}
  assert.deepEqual([ids.length, dropped.length], [LIMIT, LIMIT])
})

Deno.test("a link of a million marks is read like any other", () => {
  // What takes time in proportion to the square of their number never ends here.
  for (const text of ["!", "-", "a-", ".x"]) {
    const { ids = [], dropped = [] } = carried(`#ids=cso-1,${text.repeat(1_000_000 / text.length)}`) ?? {}
    assert.deepEqual([ids, dropped.length], [["cso-1"], 1], text)
  }
})

Deno.test("an entry is added once, and not to a full brief", () => {
  const brief = parse(null)
  const one = withEntry(brief, "cso-1")
  assert.deepEqual(one?.items, [{ id: "cso-1", note: "" }])
  assert.equal(one && withEntry(one, "cso-1"), one)
  const full = { ...brief, items: Array.from({ length: LIMIT }, (_, at) => ({ id: `x-${at}`, note: "" })) }
  assert.equal(withEntry(full, "cso-1"), null)
  assert.equal(withEntry(full, "x-1"), full)
})

Deno.test("the collection keeps entries in the browser under one key, and takes it away when it is empty", () => {
  assert.ok(collection.add("cso-1") && collection.add("vps-1") && collection.add("cso-1"))
  assert.deepEqual(collection.read().items.map(({ id }) => id), ["cso-1", "vps-1"])
  assert.ok(collection.has("vps-1") && !collection.has("vps-2"))
  assert.deepEqual([...browser.store.keys()], [KEY])
  assert.ok(collection.write({ ...collection.read(), items: [] }))
  assert.deepEqual([...browser.store.keys()], [])
  assert.ok(collection.add("cso-1") && collection.clear())
  assert.deepEqual([...browser.store.keys()], [])
})

Deno.test("a browser that refuses breaks nothing, and it is told", () => {
  browser.isRefused = true
  assert.deepEqual([collection.add("cso-1"), collection.has("cso-1"), collection.clear()], [false, false, false])
  assert.deepEqual(collection.read(), parse(null))
  browser.isRefused = false
})

Deno.test("other windows are heard of: the brief's own key, and all that was removed", () => {
  let heard = 0
  collection.watch(() => heard++)
  for (const key of [KEY, "field-guide:scheme", null]) dispatchEvent(Object.assign(new Event("storage"), { key }))
  assert.equal(heard, 2)
})

Deno.test("entries are joined, moved and put into other languages without touching what was there", () => {
  const items = ["a", "b", "c"].map((id) => ({ id, note: id }))
  assert.deepEqual(joined(items, ["c", "d"]).map(({ id, note }) => id + note), ["aa", "bb", "cc", "d"])
  assert.deepEqual(moved(items, 0, 1).map(({ id }) => id), ["b", "a", "c"])
  assert.deepEqual(moved(items, 2, -1).map(({ id }) => id), ["a", "c", "b"])
  assert.deepEqual(items.map(({ id }) => id), ["a", "b", "c"])
  assert.deepEqual(withLanguage(["vi", "en"], 0, "en"), ["en", "vi"], "they change places")
  assert.deepEqual(withLanguage(["vi", "en", "zh"], 1, ""), ["vi", "zh"])
  assert.deepEqual(withLanguage(["vi"], 1, "zh"), ["vi", "zh"])
})

Deno.test("title, sender and date of one's own come back, and what is empty or no text is not stored", () => {
  const brief = { items: [{ id: "cso-1", note: "" }], languages: ["en"], style: /** @type {const} */ ("link") }
  const headed = { ...brief, title: "To the operator", sender: "Nhóm A", date: "2026" }
  assert.deepEqual(parse(serialise(headed)), { ...headed, dropped: [], broken: false })
  assert.equal(serialise({ ...headed, title: "", sender: "", date: "" }), serialise(brief))
  assert.equal(parse(JSON.stringify({ ...brief, title: 5, sender: null })).title, undefined)
})
