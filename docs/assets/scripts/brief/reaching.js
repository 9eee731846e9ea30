// The Brief page: its script is loaded where something is collected or comes with a link; an empty page needs none.
import { one } from "../shared/dom.js"
import { load } from "../shared/loading.js"
import { ROOT } from "../shared/root.js"
import { read, watch } from "../shared/storage.js"
import "./collection.js"
import { carried } from "./keeping.js"

/** @param {string} name */
const part = (name) => one(document, `.brief [data-part=${name}]`)

const start = () => {
  const isWanted = read("brief") !== null || carried(location.hash)
  part("empty").hidden = Boolean(isWanted)
  if (!isWanted) return
  load(`${ROOT}assets/scripts/brief.js`).catch(() => {
    part("failed").hidden = false
    one(part("failed"), "button").addEventListener("click", () => location.reload())
  })
}

part("bare").hidden = true
addEventListener("hashchange", () => {
  if (carried(location.hash)) start()
})
watch("brief", start)
start()
