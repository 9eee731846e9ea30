// Answers from the copy of the guide that a reader keeps on the device (assets/scripts/keep.js puts it there).
// A document and all that it loads come from one edition: which one is noted for each, and lasts until it is closed.
// The forms of caches, notes and messages do not change: this worker may meet pages and copies of other editions.
const root = registration.scope
const PREFIX = `field-guide:${new URL(root).pathname}:`
const NOTES = `${PREFIX}notes` // small values: "current" copy, "pending" copy, "client/<id>" → cache, "asked", "later"
const DAY = 24 * 60 * 60 * 1000
const RECENT = 100 // documents that may come back from the browser's memory when the reader goes back
const editions = new Map() // by client: its cache, or "" where it came from the network
const arriving = new Set() // clients that the browser does not list yet

addEventListener("activate", event => event.waitUntil(clients.claim()))

addEventListener("fetch", event => {
  const { request } = event
  // What is asked for past all caches is meant for the network: the next edition, and whether there is one.
  if (request.method !== "GET" || request.cache === "no-store" || !request.url.startsWith(root)) return
  event.respondWith(request.mode === "navigate" ? answerDocument(event) : answerPart(event))
})

addEventListener("message", event => {
  const [port] = event.ports
  const tell = value => port.postMessage(value ?? null)
  const answers = {
    adopt: () => bind(event.source.id, event.data.cache), // a page that was open before, of the very edition that is kept now
    editions: () => online(0).then(tell, () => tell(null)),
    newer: () => newer().then(tell, () => tell(null)).then(tidy),
    later: async () => note("later", await online(DAY)),
  }
  event.waitUntil(answers[event.data.type]?.())
})

async function answerDocument({ request, resultingClientId }) {
  const current = await noted("current")
  if (!current) return fetch(request)
  const address = addressOf(request.url)
  const find = async url => caches.match(url, { cacheName: current.cache })
  const kept = (await find(address)) ?? (await find(`${address}.html`)) // servers, too, know pages without the ending
  if (kept) {
    arriving.add(resultingClientId)
    await bind(resultingClientId, current.cache)
    return kept
  }
  try {
    return await fetch(request)
  } catch (error) {
    const path = address.slice(root.length)
    const page = current.pages.find(page => page.includes("/") && page.split("/")[0] === path.split("/")[0]) ?? current.pages[0]
    if (!(await find(root + page))) throw error
    return Response.redirect(`${root}${page}?asked=${encodeURIComponent(path)}#not-kept`)
  }
}

async function answerPart({ request, clientId, resultingClientId }) {
  arriving.delete(clientId)
  const cacheName = editions.get(clientId) ?? (await noted(`client/${clientId}`))
  if (!cacheName) return fetch(request)
  if (resultingClientId) await bind(resultingClientId, cacheName) // the search's worker
  const kept = await caches.match(addressOf(request.url), { cacheName })
  if (kept) return kept
  // Nothing of another edition takes the place of a part of this one. What the reader has removed comes from the network again.
  const isReplaced = !(await caches.has(cacheName)) && (await noted("current"))
  return isReplaced ? Response.error() : fetch(request)
}

function addressOf(url) {
  const { origin, pathname } = new URL(url)
  return origin + pathname + (pathname.endsWith("/") ? "index.html" : "")
}

async function bind(client, cacheName) {
  editions.set(client, cacheName)
  await note(`client/${client}`, cacheName).catch(() => {}) // on a full disk it lasts as long as this worker
}

/** Languages and builds that the public address offers. It is asked once a day, or where `age` is less, sooner. */
async function online(age) {
  const asked = await noted("asked")
  if (asked && Date.now() - asked.at < age) return asked.editions
  const response = await fetch(`${root}keep/editions.json`, { cache: "no-store" })
  if (!response.ok) throw new Error(String(response.status))
  const found = await response.json()
  await note("asked", { at: Date.now(), editions: found })
  return found
}

/** Whether the public address has another build of what is kept, and the reader has not put it off. */
async function newer() {
  const current = await noted("current")
  if (!current) return false
  const found = await online(DAY)
  const isOther = Object.entries(current.languages).some(([language, build]) => (found.languages[language]?.build ?? build) !== build)
  return isOther && JSON.stringify(await noted("later")) !== JSON.stringify(found)
}

/** Delete copies that are neither current nor open in a window, and notes of windows that were closed long ago. */
async function tidy() {
  const current = await noted("current")
  if (!current) return
  const pending = await noted("pending")
  const open = new Set((await clients.matchAll({ includeUncontrolled: true, type: "all" })).map(({ id }) => id))
  const held = new Set([NOTES, current.cache, pending?.cache])
  const notes = await caches.open(NOTES)
  const urls = (await notes.keys()).map(({ url }) => url).filter(url => url.startsWith(`${root}client/`))
  for (const [place, url] of urls.entries()) {
    const id = url.slice(`${root}client/`.length)
    if (open.has(id) || arriving.has(id)) held.add(await noted(`client/${id}`))
    else if (place < urls.length - RECENT) await notes.delete(url)
  }
  for (const name of await caches.keys()) if (name.startsWith(PREFIX) && !held.has(name)) await caches.delete(name)
}

async function noted(name) {
  return (await caches.match(root + name, { cacheName: NOTES }))?.json()
}

/** Write a note. After the reader has removed the guide nothing is written any more. */
async function note(name, value) {
  if (!(await caches.has(NOTES))) return
  const notes = await caches.open(NOTES)
  await notes.put(root + name, new Response(JSON.stringify(value)))
}
