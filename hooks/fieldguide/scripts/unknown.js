// On the page for unknown addresses: reads the address as people mistype it and leads to what is meant, or offers what is nearest.
//
// It leads only to an address that the guide has, that is not the one in hand, and that the server says is there:
// so a server that lacks a page, or that moves readers to addresses it does not know, sends nobody round in circles.

const root = new URL("../../", document.currentScript.src)
const { languages, pages, cards } = JSON.parse(document.getElementById("known").textContent)
const atRoot = Object.keys(languages).find(language => languages[language] === "")

const decoded = text => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text // a lone % is no code
  }
}

/** An address without what people leave out or add: case, `.html`, `index`, slashes and marks at its ends, spaces for hyphens. */
const bare = address =>
  address
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\.html?(?![a-z0-9]).*$/, "")
    .replace(/[^\p{L}\p{N}/]+/gu, "-")
    .replace(/^[-/]+|[-/]+$/g, "")
    .replace(/[-/]*\/[-/]*/g, "/")
    .replace(/(^|\/)index$/, "")

const cardOf = id => `p/${id}.html`
const pageOf = new Map(pages.map(page => [bare(page), page]))
const idOf = new Map(Object.keys(cards).map(id => [bare(cardOf(id)), id]))

/** The known id that a text names. */
const knownId = text => idsIn(fold(text)).find(({ id }) => id in cards)?.id

/** The language whose folder an address below the root begins with, and what follows. */
const split = path => {
  const [first, ...rest] = path.split("/")
  return Object.hasOwn(languages, first) ? [first, rest.join("/")] : [atRoot, path]
}

/** What an address is meant to be, below the root, or undefined. */
const meant = address => {
  const [language, path] = split(bare(address))
  if (pageOf.has(path)) return languages[language] + pageOf.get(path)
  const id = idOf.get(path) ?? knownId(address)
  return id && cardOf(id)
}

/** What is nearest to an address: {id} of an entry, or {page} in any language; undefined where nothing is. */
const nearest = (address, missing) => {
  for (const { id } of idsIn(fold(address)))
    for (let above = id; above; above = above.replace(/-?[^-]+$/, "")) {
      if (above in cards && cardOf(above) !== missing) return { id: above }
      if (pageOf.has(above)) return { page: pageOf.get(above) }
    }
  const [, path] = split(bare(address))
  const alike = [...pageOf.keys(), ...idOf.keys()].find(known => isMisspelt(path, known))
  if (alike) return idOf.has(alike) ? { id: idOf.get(alike) } : { page: pageOf.get(alike) }
  for (let above = path; above; above = above.replace(/\/?[^/]*$/, "")) if (pageOf.has(above)) return { page: pageOf.get(above) }
}

/** Whether one letter is wrong; another digit means another place. */
const isMisspelt = (path, known) => known.length > 2 && digits(path) === digits(known) && isNear(path, known)
const digits = text => text.replace(/\D/g, "")

/** Show the way to what is nearest, to each reader in their language. */
const offer = ({ id, page }, missing) => {
  for (const place of document.querySelectorAll("[data-nearest]")) {
    const address = id ? cardOf(id) : languages[place.dataset.nearest] + page
    if (address === missing) continue
    const link = place.querySelector("a")
    link.href = new URL(address, root)
    link.textContent = id ? cards[id] : address
    if (id) {
      link.classList.add("label")
      link.dataset.source = id.split("-")[0]
    }
    place.hidden = false
  }
}

const answer = async () => {
  const path = location.pathname.startsWith(root.pathname) ? location.pathname.slice(root.pathname.length) : location.pathname
  const written = decoded(path)
  // Some mail programs write # as %23: what follows it is the anchor after all.
  const [address, ...anchor] = written.split("#")
  const target = meant(address)
  if (target && target !== written) {
    const url = new URL(target, root)
    url.search = location.search
    url.hash = anchor.length ? anchor.join("#") : location.hash
    if ((await fetch(url, { method: "HEAD" })).ok) return location.replace(url)
  }
  const near = nearest(address, target)
  if (near) offer(near, target)
}

answer().catch(() => {}) // without a network there is nowhere to lead to
