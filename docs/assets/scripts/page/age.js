// A copy says its age from 181 days after it was made. The guide at its public address does not: that is where the newest edition is.
// What the browser keeps of it is a copy too.
import { all, one } from "../shared/dom.js"
import { monthsSince } from "./months.js"

for (const line of all(document, "[data-built]")) {
  const { built = "", public: address = "" } = line.dataset
  const isAtHome = location.origin === new URL(address).origin && !navigator.serviceWorker?.controller
  const months = monthsSince(built, Date.now())
  if (isAtHome || !months) continue
  one(line, "[data-months]").textContent = String(months)
  line.hidden = false
}
