// What is offered above a page: its other languages, and a newer edition than the one that is kept here.
import { all, one } from "../shared/dom.js"
import { preferred } from "../shared/languages.js"
import { read, write } from "../shared/storage.js"

const DISMISSED = "offer-dismissed"

/**
 * Show an offer until it is declined.
 * @param {HTMLElement} offer
 * @param {() => void} declined
 */
const show = (offer, declined) => {
  offer.hidden = false
  one(offer, "[data-dismiss]").addEventListener("click", () => {
    offer.hidden = true
    declined()
  })
}

// A language that the reader's browser prefers is offered once, and never again after "not now".
const offers = all(document, "[data-offer]")
const language = preferred(navigator.languages, [document.documentElement.lang, ...offers.map(({ lang }) => lang)])
const offer = offers.find(({ lang }) => lang === language)
// Where the browser refuses to store that, the offer stays away on this page only.
if (offer && read(DISMISSED) === null) show(offer, () => write(DISMISSED, "1"))

// Where the browser keeps the guide, its worker knows whether a newer edition is online.
const worker = navigator.serviceWorker?.controller
const renewal = document.querySelector("[data-renewal]")
if (worker && renewal instanceof HTMLElement) {
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = ({ data }) => {
    if (data) show(renewal, () => worker.postMessage({ type: "later" }))
  }
  worker.postMessage({ type: "newer" }, [port2])
}
