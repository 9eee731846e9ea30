// A card begins with the language that the reader's browser asks for. What is read, seen and reached by the keyboard moves together.
// Deferred, and painting waits for it where the browser knows how: nothing jumps.
(() => {
  const code = tag => tag.toLowerCase().split("-")[0] // zh-TW and zh-HK read the Chinese version
  const versions = document.querySelector(".versions")
  const version = navigator.languages.map(code).map(wanted => [...versions.children].find(one => code(one.lang) === wanted)).find(Boolean)
  if (!version || version === versions.firstElementChild) return

  for (const list of document.querySelectorAll("[data-reader-first]")) {
    list.prepend([...list.children].find(one => one.lang === version.lang))
  }
  document.documentElement.lang = version.lang
  const label = document.querySelector("h1 .label")
  const titles = [...versions.querySelectorAll("h2")].map(title => title.textContent)
  if (label) document.title = `${label.textContent}: ${titles.join(" · ")}`
})()
