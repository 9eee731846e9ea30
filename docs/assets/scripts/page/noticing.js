// What is told to few readers, is loaded for them alone: whose browser asks for another language, who reads a copy.
import { all } from "../shared/dom.js"
import { load } from "../shared/loading.js"
import { ROOT } from "../shared/root.js"

const [own] = document.documentElement.lang.split("-")
const isOffered = all(document, "[data-offer]").length && !navigator.languages[0]?.startsWith(own)
const isCopy = all(document, ".age").some(({ dataset }) => !dataset.public?.startsWith(`${location.origin}/`))
const isKept = navigator.serviceWorker?.controller
const isDated = document.querySelector("[data-made]")

if (isOffered || isCopy || isKept || isDated) load(`${ROOT}assets/scripts/notices.js`).catch(() => {}) // a copy without its day tells none
