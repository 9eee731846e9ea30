// Keeps the guide on the device when the reader asks for it, tells what is kept, renews it and takes it away.
// Markup and words stand in overrides/pieces/offline-keep.html; the worker (worker.js) answers from the current copy.
import { written } from "../shared/day.js"
import { all, one } from "../shared/dom.js"
import { fieldGuide } from "../shared/field-guide.js"
import { load } from "../shared/loading.js"
import { ROOT } from "../shared/root.js"
import { within } from "../shared/within.js"
import { actFor, bytesOf, isOutdated, pagesOf } from "./choice.js"
import { cacheNames, createNotes, isOther } from "./notes.js"
import { createStore, fault } from "./storing.js"

/** Milliseconds that the page waits for the public address before it tells what is kept here. */
const PATIENCE = 10_000

load(`${ROOT}assets/styles/keep.css`).catch(() => {}) // plain, it serves as well

const box = one(document, "[data-keep]")
const { keep: address = "", language: own = "", manifest = "" } = box.dataset
const worker = new URL(address, location.href).href
const root = new URL(".", worker).href
const { prefix, notes } = cacheNames(root)
/** @param {string} name */
const part = (name) => one(box, `[data-part="${name}"]`)
const boxes = all(box, "input", HTMLInputElement)
const bar = one(box, "progress", HTMLProgressElement)
const startButton = one(box, "[data-part=start]", HTMLButtonElement)
const again = one(box, "[data-part=again]", HTMLAnchorElement)
/** @type {import("./notes.js").Editions | null} what the public address offers */
let editions = null
/** @type {AbortController | null} */
let running = null
/** @type {import("./notes.js").Current | undefined} */
let kept
/** @type {import("./notes.js").Pending | undefined} */
let pending

// What is stored. A page outside a secure context has no caches, and begins nothing.

const { noted, forget } = createNotes(self.caches, root)
const store = createStore({ root, caches: self.caches, fetch: (...asked) => fetch(...asked) })

const remove = async () => {
  await store.remove()
  const registration = await navigator.serviceWorker.getRegistration(root)
  if (registration?.scope === root) await registration.unregister()
}

/** Take back an unfinished copy. */
const discard = async () => {
  const left = await noted("pending")
  if (!(await noted("current"))) return remove()
  if (left) await caches.delete(left.cache)
  await forget("pending")
}

/**
 * Store the chosen languages, and make them the current copy.
 * @param {string[]} languages
 * @param {AbortController} control
 */
const storeAll = async (languages, control) => {
  const { cache, builds, lists, bytes, offered, former } = await store.fill(languages, control, showProgress)
  const registration = await start()
  const { edition, built } = offered
  await store.adopt({ cache, languages: builds, pages: pagesOf(languages, lists, own), edition, built, bytes })
  // This page is of the edition that is kept now, unless the guide was renewed while it was open: then it stays with the network.
  if (!former && editions && !isOutdated({ languages: builds }, editions)) registration.active?.postMessage({ type: "adopt", cache })
  editions = offered
}

/** Start the worker. */
const start = async () => {
  try {
    const registration = await navigator.serviceWorker.register(worker, { scope: root })
    const coming = registration.installing ?? registration.waiting
    if (!registration.active) {
      await new Promise((resolve, reject) => {
        coming?.addEventListener("statechange", () => {
          if (registration.active) resolve(null)
          else if (coming.state === "redundant") reject()
        })
      })
    }
    return registration
  } catch {
    throw fault("refused")
  }
}

/**
 * Languages and builds at the public address; null without a network. A worker asks without an error in the console.
 * @returns {Promise<import("./notes.js").Editions | null>}
 */
const online = () => {
  const { controller } = navigator.serviceWorker
  if (controller?.scriptURL !== worker) {
    const answer = fetch(`${root}keep/editions.json`, { cache: "no-store" })
    return answer.then((response) => (response.ok ? response.json() : null)).catch(() => null)
  }
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => resolve(data)
    controller.postMessage({ type: "editions" }, [port2])
  })
}

// What the page shows

/**
 * @param {string} name
 * @param {Record<string, string | number>} [fields]
 */
const word = (name, fields = {}) =>
  (one(box, `[data-word="${name}"]`).textContent ?? "").replace(/\{(\w+)\}/g, (whole, field) => String(fields[field] ?? whole))
/** @param {number} bytes */
const size = (bytes) => word("megabytes", { count: (bytes / 1e6).toFixed(1).replace(".", word("point")) })
/** @param {string} built */
const day = (built) => written(built, word("day"), word("months"))
/** @param {string} language */
const nameOf = (language) => boxes.find(({ value }) => value === language)?.closest("label")?.textContent?.trim() ?? language
/** @param {import("./notes.js").Current} copy */
const describe = ({ languages, edition, built, bytes }) =>
  word("kept", { languages: Object.keys(languages).map(nameOf).join(word("and")), edition, date: day(built), size: size(bytes) })
/** @param {string[]} texts */
const say = (...texts) => {
  part("said").textContent = texts.filter(Boolean).join("\n")
}

const chosen = () => boxes.filter(({ checked, value }) => checked && editions?.languages[value]).map(({ value }) => value)

/**
 * @param {number} done
 * @param {number} total
 */
const showProgress = (done, total) => {
  const before = Math.floor((4 * bar.value) / bar.max)
  Object.assign(bar, { max: total, value: done })
  const text = word("progress", { done: size(done), total: size(total) })
  part("bytes").textContent = text
  if (Math.floor((4 * done) / total) > before && done < total) part("quarters").textContent = text
}

const render = async () => {
  kept = await noted("current")
  pending = await noted("pending")
  part("kept").hidden = !kept
  part("acts").hidden = !kept || Boolean(running)
  if (kept) {
    part("kept-text").textContent = describe(kept)
    part("fragile").hidden = Boolean(await navigator.storage?.persisted?.())
  }
  part("progress").hidden = !running
  part("choice").hidden = !editions || Boolean(running)
  renderChoice()
  document.dispatchEvent(new Event("field-guide:copy"))
}

const renderChoice = () => {
  if (!editions) return
  part("newer").hidden = !kept || !isOther(kept.languages, editions)
  part("newer").textContent = word("newer", { edition: editions.edition, date: day(editions.built) })
  const languages = chosen()
  const act = actFor(languages, kept, pending, editions)
  part("size").textContent = languages.length && act ? word("size", { size: size(bytesOf(languages, editions)) }) : ""
  startButton.textContent = word(act ?? "renew")
  startButton.disabled = !languages.length
  startButton.hidden = !act
  part("discard").hidden = !pending
}

const run = async () => {
  if (!editions) return
  const languages = chosen()
  const bytes = bytesOf(languages, editions)
  const control = new AbortController()
  running = control
  Object.assign(bar, { max: bytes, value: 0 })
  part("bytes").textContent = part("quarters").textContent = ""
  say()
  navigator.storage?.persist?.().catch(() => {}) // some browsers ask the reader: nothing waits for the answer
  await render()
  part("stop").focus()
  const problem = await attempt(languages, control)
  running = null
  await render()
  if (problem) say(word(problem, { size: size(bytes) }), kept && problem !== "busy" ? word("former") : "")
  else say(word("done", { size: size(kept?.bytes ?? bytes) }))
  if (problem) startButton.focus()
  else part("kept").focus()
}

/**
 * Store languages while no other window does.
 * @param {string[]} languages
 * @param {AbortController} control
 * @returns {Promise<string>} name of what went wrong, empty where nothing did
 */
const attempt = async (languages, control) => {
  let problem = ""
  try {
    await navigator.locks.request(prefix, { ifAvailable: true }, async (lock) => {
      if (!lock) throw fault("busy")
      try {
        await storeAll(languages, control)
      } catch (error) {
        const name = error instanceof Error ? error.name : ""
        problem = ["broken", "changed", "stopped", "refused"].find((known) => known === name) ?? "full"
        if (problem !== "broken") await discard()
      }
    })
  } catch {
    problem = "busy"
  }
  return problem
}

const removeKept = async () => {
  await remove()
  await render()
  say(word("removed"))
  if (editions) startButton.focus()
  else part("said").focus()
}

/** A page that is not kept was asked for without a network. */
const showNotKept = () => {
  const asked = new URLSearchParams(location.search).get("asked")
  if (location.hash !== "#not-kept") return
  const page = asked === null ? null : new URL(asked, root).href
  again.hidden = !page?.startsWith(root)
  if (page && !again.hidden) again.href = page
  part("not-kept").hidden = false
  part("not-kept").focus()
}

/** What an attempt left behind that nobody continues is taken away. */
const clearLeft = () =>
  navigator.locks.request(prefix, { ifAvailable: true }, async (lock) => {
    if (!lock) return
    const left = await noted("pending")
    const isOld = editions && left && isOutdated(left, editions)
    if (isOld || (!left && !(await noted("current")))) await discard()
  })

/** @returns {Promise<boolean>} whether the guide can be kept here, or is */
const begin = async () => {
  const isPossible = /^https?:$/.test(location.protocol) && isSecureContext && navigator.serviceWorker && navigator.locks && self.caches
  if (!isPossible) return false
  try {
    await caches.has(notes) // refused in some private windows
    editions = await within(online(), PATIENCE).catch(() => null)
    await clearLeft()
    kept = await noted("current")
    pending = await noted("pending")
  } catch {
    return false
  }
  if (!editions && !kept) return false
  part("possible").hidden = false
  document.head.append(Object.assign(document.createElement("link"), { rel: "manifest", href: manifest }))
  const preset = Object.keys((pending ?? kept)?.languages ?? { [own]: "" })
  for (const choice of boxes) {
    choice.checked = preset.includes(choice.value)
    choice.addEventListener("change", renderChoice)
  }
  part("choice").addEventListener("submit", (event) => {
    event.preventDefault()
    run()
  })
  part("stop").addEventListener("click", () => running?.abort(fault("stopped")))
  part("discard").addEventListener("click", async () => {
    await discard()
    await render()
    say(word("stopped"))
    startButton.focus()
  })
  part("remove").addEventListener("click", removeKept)
  await render()
  if (pending) say(word("half"))
  showNotKept()
  return true
}

/** @typedef {Event & { prompt: () => Promise<unknown> }} Installing */

addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault()
  const button = part("install")
  button.hidden = false
  button.onclick = () => /** @type {Installing} */ (event).prompt()
  addEventListener("appinstalled", () => {
    button.hidden = true
  })
})

// For the list of what is stored (stored.js).
fieldGuide.copy = {
  describe: () => (kept ? describe(kept) : pending ? word("half") : ""),
  remove: async () => {
    if (!kept && !pending && !running) return
    running?.abort(fault("stopped"))
    await remove()
    await render()
    say()
  },
}

begin().then((isPossible) => {
  part("reach").hidden = true
  part("elsewhere").hidden = isPossible
})
