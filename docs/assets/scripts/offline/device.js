// The Offline copy page: on a phone, which cannot open the zip file, it begins with keeping the guide on the device. What keeps it is
// loaded when the reader asks for it, comes for it, or has a copy here.
import { one } from "../shared/dom.js"
import { load } from "../shared/loading.js"
import { ROOT } from "../shared/root.js"

const button = one(document, "[data-part=reach]", HTMLButtonElement)
const isPossible = /^https?:$/.test(location.protocol) && isSecureContext && navigator.serviceWorker && self.caches

/**
 * A heading and what stands below it.
 * @param {string} id
 */
const section = (id) => {
  const found = [one(document, `#${id}`)]
  for (let next = found[0].nextElementSibling; next && next.localName !== "h2"; next = next.nextElementSibling) {
    found.push(/** @type {HTMLElement} */ (next))
  }
  return found
}

if (matchMedia("(pointer: coarse)").matches) {
  one(document, "#get").before(...section("keep"))
  const [get, keep] = ["get", "keep"].map((id) => document.querySelector(`.here [href="#${id}"]`)?.parentElement)
  if (keep) get?.before(keep)
}

const reach = async () => {
  button.disabled = true
  await load(`${ROOT}assets/scripts/keep.js`).catch(() => {
    button.disabled = false
  })
}

const start = async () => {
  if (!isPossible) return
  button.hidden = false
  one(document, "[data-part=elsewhere]").hidden = true
  button.addEventListener("click", reach)
  const isWanted = ["#keep", "#not-kept"].includes(location.hash)
  if (isWanted || (await caches.keys().catch(() => [])).length) reach()
}

addEventListener("hashchange", () => {
  if (location.hash === "#keep" && !button.hidden) reach()
})
start()

// What is stored here is told when one comes to it.
const stored = one(document, "[data-stored]")
new IntersectionObserver(async ([{ isIntersecting }], observer) => {
  if (!isIntersecting) return
  observer.disconnect()
  await reach()
  load(`${ROOT}assets/scripts/stored.js`).catch(() => {})
}, { rootMargin: "300px" }).observe(stored)
