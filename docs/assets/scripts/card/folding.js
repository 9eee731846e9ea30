// On a phone the versions of a card stand below each other: the others are closed until they are asked for.
import { all, around, one } from "../shared/dom.js"

const versions = one(document, ".versions")
const isNarrow = matchMedia("screen and (max-width: 61.99rem)")
const parts = all(versions, ".version > details", HTMLDetailsElement)

const openAsked = () => {
  const id = location.hash.slice(1)
  const asked = id && document.getElementById(id)?.closest("details")
  if (asked) asked.open = true
}

const fold = () => {
  for (const part of parts) part.open = !isNarrow.matches || part.parentElement === versions.firstElementChild
  openAsked()
}

fold()
isNarrow.addEventListener("change", fold)
addEventListener("hashchange", openAsked)
versions.addEventListener("click", (event) => {
  if (!isNarrow.matches && around(event, ".version > details > summary")) event.preventDefault() // side by side all are open
})
