// Small things of every page: a copy's age, the reader's language, what is loaded later.
import assert from "node:assert/strict"
import { idIn } from "../../docs/assets/scripts/page/fragments.js"
import { monthsSince, written } from "../../docs/assets/scripts/shared/day.js"
import { escaped } from "../../docs/assets/scripts/shared/html.js"
import { preferred } from "../../docs/assets/scripts/shared/languages.js"
import { isOwn } from "../../docs/assets/scripts/shared/own.js"
import { prefixOf } from "../../docs/assets/scripts/shared/storage.js"
import { load } from "../../docs/assets/scripts/shared/loading.js"
import { within } from "../../docs/assets/scripts/shared/within.js"

const DAY = 86_400_000

Deno.test("a copy says its age in months from 181 days on", () => {
  const built = Date.parse("2026-11-22")
  assert.equal(monthsSince("2026-11-22", built + 180.9 * DAY), 0)
  assert.equal(monthsSince("2026-11-22", built + 181 * DAY), 6)
  assert.equal(monthsSince("2026-11-22", built + 365 * DAY), 12)
  assert.equal(monthsSince("2026-11-22", built + 365.25 * 2.5 * DAY), 30)
  assert.equal(monthsSince("2026-11-22", built - DAY), 0, "a clock that is wrong")
})

Deno.test("a day is written as its language writes it", () => {
  const months = Array.from({ length: 12 }, (_, place) => `month${place + 1}`).join(" ")
  assert.equal(written("2026-11-05", "{day} {month} {year}", months), "5 month11 2026")
  assert.equal(written("2026-01-31", "{year}年{month}{day}日", months), "2026年month131日")
})

Deno.test("readers get the language they ask for, script before region, and any script of it before none", () => {
  const offered = ["en", "vi", "zh-Hans"]
  assert.equal(preferred(["zh-TW", "en"], offered), "zh-Hans")
  assert.equal(preferred(["fr", "VI-vn", "en"], offered), "vi")
  assert.equal(preferred(["en-GB"], offered), "en")
  assert.equal(preferred(["fr", "de-CH"], offered), undefined)
  assert.equal(preferred([], offered), undefined)
  assert.equal(preferred(["not a tag", "en"], offered), "en")
  const chinese = ["zh-Hans", "zh-Hant"]
  assert.deepEqual(["zh-TW", "zh-HK", "zh-Hant", "zh-CN", "zh", "zh-SG"].map((tag) => preferred([tag], chinese)?.slice(-1)), [..."tttsss"])
  assert.equal(preferred(["pt"], ["pt-PT", "pt-BR"]), "pt-BR")
  assert.equal(preferred(["pt-PT"], ["pt-BR", "pt-PT"]), "pt-PT")
  assert.equal(preferred(["pt-AO"], ["en", "pt-BR"]), "pt-BR")
})

Deno.test("text stays text in HTML", () => {
  assert.equal(escaped(`<a href="x">&amp;</a>'`), "&lt;a href=&quot;x&quot;&gt;&amp;amp;&lt;/a&gt;'")
})

Deno.test("what does not come in time is given up, what comes is handed on", async () => {
  await assert.rejects(within(new Promise(() => {}), 1), /time/)
  assert.equal(await within(Promise.resolve(7), 1000), 7)
  await assert.rejects(within(Promise.reject(new Error("broken")), 1000), /broken/)
})

Deno.test("a script is loaded once; after a failure it is asked for again", async () => {
  /** @type {any[]} */
  const inserted = []
  const document = {
    createElement: (/** @type {string} */ name) => ({ name, remove() {} }),
    head: { append: (/** @type {any} */ element) => inserted.push(element) },
  }
  Object.assign(globalThis, { document })
  const both = [load("x.js"), load("x.js")]
  assert.deepEqual(inserted.map(({ name, src }) => [name, src]), [["script", "x.js"]])
  inserted[0].onerror()
  for (const one of both) await assert.rejects(one, /x\.js/)
  const again = load("x.js")
  inserted[1].onload()
  await again
  await load("x.js")
  assert.equal(inserted.length, 2)
  const style = load("x.css")
  assert.deepEqual([inserted[2].name, inserted[2].rel, inserted[2].href], ["link", "stylesheet", "x.css"])
  inserted[2].onload()
  await style
})

Deno.test("two guides at one host store under names of their own", () => {
  const root = prefixOf("https://x.org/assets/scripts/guide.js")
  const below = prefixOf("https://x.org/some/guide/assets/scripts/guide.js")
  assert.deepEqual([root, below], ["field-guide:", "field-guide:/some/guide/:"])
  assert.equal(prefixOf("file:///home/me/guide/assets/scripts/guide.js"), "field-guide:", "a copy that moves keeps what it stored")
  assert.ok(isOwn(`${root}brief`, root) && isOwn(`${below}brief`, below))
  assert.ok(!isOwn(`${below}brief`, root) && !isOwn(`${root}brief`, below) && !isOwn("of-others", root))
})

Deno.test("a fragment that mail or chat has dirtied means the id in it", () => {
  const dirty = [
    "#cso-2-2-1",
    "#CSO-2-2-1",
    "#cso-2-2-1%EF%BC%8C",
    "#cso-2-2-1.",
    "#cso-2-2-1)",
    "#cso-2-2-1%E3%80%82",
    "#cso%E2%80%932%E2%80%932%E2%80%931",
    "#%EF%BC%88cso-2-2-1%EF%BC%89",
    "#(cso-2-2-1)",
  ]
  for (const fragment of dirty) assert.equal(idIn(fragment), "cso-2-2-1", fragment)
  for (const fragment of ["", "#", "#%", "#%E3%80%82"]) assert.equal(idIn(fragment), "", fragment)
})
