// A letter of the working sheets is copied as the guide holds it; where the browser refuses, it is selected.
for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-letter]"))) {
  const { letter = "", below, done = "", refused = "" } = button.dataset
  const said = document.querySelector(`#${below}-said`)
  const shown = document.querySelector(`#${below} ~ .letter`)
  button.hidden = false
  button.onclick = async () => {
    let told = done
    try {
      await navigator.clipboard.writeText(letter)
    } catch {
      if (shown) getSelection()?.selectAllChildren(shown)
      told = refused
    }
    if (said) said.textContent = told
  }
}
