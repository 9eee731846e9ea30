// Each heading gets a link to itself, which is no part of its name: the title stays the title.
import { all, one } from "../shared/dom.js"

const { permalink = "" } = one(document, "main").dataset

for (const heading of all(document, "article :is(h2, h3, h4)[id]:not(summary *)")) {
  const title = document.createElement("span")
  title.id = `${heading.id}-title`
  title.append(...heading.childNodes)
  const link = Object.assign(document.createElement("a"), { className: "headerlink", href: `#${heading.id}` })
  link.setAttribute("aria-label", `${permalink}: ${title.textContent}`)
  heading.setAttribute("aria-labelledby", title.id)
  heading.append(title, link)
}
