// On the page for unknown addresses: leads to what is meant by the address in hand, or offers what is nearest.
//
// It leads only to an address that the guide has, that is not the one in hand, and that the server says is there:
// so a server that lacks a page, or that moves readers to addresses it does not know, sends nobody round in circles.
import "../card/reader-language.js"
import { all, one } from "../shared/dom.js"
import { sourceOf } from "../shared/ids.js"
import { ROOT } from "../shared/root.js"
import { cardOf, createAddresses, partsOf } from "./addresses.js"

const { pathname } = new URL(ROOT)
/** @type {import("./addresses.js").Known} */
const known = JSON.parse(document.getElementById("known")?.textContent ?? "")
const { meant, nearest } = createAddresses(known)

/**
 * Show the way to what is nearest, to each reader in their language.
 * @param {NonNullable<ReturnType<typeof nearest>>} near
 * @param {string | undefined} missing
 */
const offer = ({ id, page = "" }, missing) => {
  for (const place of all(document, "[data-nearest]")) {
    const address = id ? cardOf(id) : known.languages[place.dataset.nearest ?? ""] + page
    if (address === missing) continue
    const link = one(place, "a", HTMLAnchorElement)
    link.href = new URL(address, ROOT).href
    link.textContent = id ? known.cards[id] : address
    if (id) {
      link.classList.add("label")
      link.dataset.source = sourceOf(id)
    }
    place.hidden = false
  }
}

const answer = async () => {
  const path = location.pathname.startsWith(pathname) ? location.pathname.slice(pathname.length) : location.pathname
  const { address, anchor } = partsOf(path)
  const target = meant(address)
  if (target && (target !== address || anchor)) {
    const url = new URL(target, ROOT)
    url.search = location.search
    url.hash = anchor || location.hash
    if ((await fetch(url, { method: "HEAD" })).ok) return location.replace(url)
  }
  const near = nearest(address, target)
  if (near) offer(near, target)
}

answer().catch(() => {}) // without a network there is nowhere to lead to
