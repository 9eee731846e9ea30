// A letter of the working sheets is copied as the guide holds it; where the browser refuses, it is selected.
import { all, one } from "../shared/dom.js"

for (const button of all(document, "[data-letter]")) {
  const { letter = "", below, done = "", refused = "" } = button.dataset
  const shown = one(document, `#${below} ~ .letter`)
  const said = one(document, `#${below}-said`)
  button.hidden = false
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(letter)
      said.textContent = done
    } catch {
      getSelection()?.selectAllChildren(shown)
      said.textContent = refused
    }
  })
}
