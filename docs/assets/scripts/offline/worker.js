// The service worker at the site's root, sw.js; a page registers it when a reader keeps the guide on the device.
import { createAnswers } from "./answers.js"

/** @typedef {Event & { waitUntil: (promise: Promise<unknown>) => void }} Lasting */
/** @typedef {Lasting & { request: Request, clientId: string, resultingClientId: string, respondWith: (answer: Promise<Response>) => void }} Fetch */
/** @typedef {Lasting & { data: { type: string, cache?: string }, source: { id: string }, ports: MessagePort[] }} Message */

/** @typedef {{ claim: () => Promise<void>, matchAll: (options: object) => Promise<{ id: string }[]> }} Clients */

/**
 * What is there in a service worker, of which the types of pages know nothing.
 * @typedef {object} Scope
 * @property {{ scope: string }} registration
 * @property {Clients} clients
 * @property {(type: string, listener: (event: never) => void) => void} addEventListener
 */
const scope = /** @type {Scope} */ (/** @type {unknown} */ (self))

const { answer, heed } = createAnswers({
  root: scope.registration.scope,
  caches,
  windows: () => scope.clients.matchAll({ includeUncontrolled: true, type: "all" }),
  fetch: (...asked) => fetch(...asked),
})

scope.addEventListener("activate", (/** @type {Lasting} */ event) => event.waitUntil(scope.clients.claim()))

scope.addEventListener("fetch", (/** @type {Fetch} */ event) => {
  const answered = answer(event)
  if (answered) event.respondWith(answered)
})

scope.addEventListener("message", (/** @type {Message} */ event) => {
  const [port] = event.ports
  event.waitUntil(heed(event.data, event.source.id, (value) => port?.postMessage(value)))
})
