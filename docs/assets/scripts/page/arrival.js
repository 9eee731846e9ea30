// A link that mail or chat has dirtied still leads to its place, and links into other languages lead to the same one.
import { all } from "../shared/dom.js"
import { idIn } from "./fragments.js"

const arrive = () => {
  const { hash } = location
  const id = idIn(hash)
  // Replaced, not only scrolled to: so that the place is marked, and what is copied from the address is clean.
  if (id && hash !== `#${id}` && !document.getElementById(hash.slice(1)) && document.getElementById(id)) location.replace(`#${id}`)
  for (const link of all(document, "a[data-keep-anchor]", HTMLAnchorElement)) link.hash = location.hash
}

// Once the page is complete: Firefox looks for the fragment that the page came with last of all, and would mark nothing.
addEventListener("load", () => setTimeout(arrive))
addEventListener("hashchange", arrive)
