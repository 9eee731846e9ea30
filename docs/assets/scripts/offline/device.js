// The Offline copy page: what keeps the guide on the device is loaded when the reader asks for it, comes for it, or has a copy here.
import { one } from "../shared/dom.js"
import { load } from "../shared/loading.js"
import { ROOT } from "../shared/root.js"

const button = one(document, "[data-part=reach]", HTMLButtonElement)
const isPossible = /^https?:$/.test(location.protocol) && isSecureContext && navigator.serviceWorker && self.caches

const reach = async () => {
  button.disabled = true
  await load(`${ROOT}assets/scripts/keep.js`).catch(() => {
    button.disabled = false
  })
}

const start = async () => {
  if (!isPossible) return
  button.hidden = false
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
