// A copy says when it was made, and its age from 181 days on. The guide at its public address does not tell its age: that is where the
// newest edition is. What the browser keeps of it is a copy too. The day stands in one file, which is asked for where it is needed.
import { monthsSince, written } from "../shared/day.js"
import { all, one } from "../shared/dom.js"
import { loaded } from "../shared/field-guide.js"
import { load } from "../shared/loading.js"
import { ROOT } from "../shared/root.js"

/** @param {HTMLElement} line */
const isOfCopy = ({ dataset }) => location.origin !== new URL(dataset.public ?? "").origin || Boolean(navigator.serviceWorker?.controller)

const ages = all(document, "[data-public].age").filter(isOfCopy)
const days = all(document, "[data-made]")

const tell = () => {
  const built = loaded("built")
  for (const line of days) {
    one(line, "[data-day]").textContent = written(built, line.dataset.made ?? "", line.dataset.months ?? "")
    line.hidden = false
  }
  const months = monthsSince(built, Date.now())
  for (const line of months ? ages : []) {
    one(line, "[data-months]").textContent = String(months)
    line.hidden = false
  }
}

if (ages.length || days.length) load(`${ROOT}assets/scripts/day.js`).then(tell, () => {}) // a copy without its day tells none
