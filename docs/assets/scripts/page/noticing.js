// What is told to few readers, is loaded for them alone: whose browser asks for another language, who reads a copy.
import { all } from "../shared/dom.js"
import { load } from "../shared/loading.js"
import { ROOT } from "../shared/root.js"

const [own] = document.documentElement.lang.split("-")
const isNoticed = (document.querySelector("[data-offer]") && !navigator.languages[0]?.startsWith(own)) ||
  all(document, ".age").some(({ dataset }) => !dataset.public?.startsWith(`${location.origin}/`)) ||
  navigator.serviceWorker?.controller ||
  document.querySelector("[data-made]")

if (isNoticed) load(`${ROOT}assets/scripts/notices.js`).catch(() => {}) // a copy without its day tells none
