// A letter of the working sheets is copied as it stands; where the browser refuses, it is selected.
import { all, one } from "../shared/dom.js"

for (const button of all(document, "[data-copy-letter]")) {
  const { copyLetter = "", done = "", refused = "" } = button.dataset
  let letter = document.getElementById(copyLetter)?.nextElementSibling
  while (letter && !letter.matches(".letter")) letter = letter.nextElementSibling
  const place = button.parentElement
  if (!letter || !place) continue
  const found = letter
  const said = one(place, "[role=status]")
  button.hidden = false
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(all(found, "p").map(({ textContent }) => textContent).join("\n\n"))
      said.textContent = done
    } catch {
      getSelection()?.selectAllChildren(found)
      said.textContent = refused
    }
  })
}
