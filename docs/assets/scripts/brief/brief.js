// The Brief page: shows what a reader has collected, and lets the reader arrange, preview and take it. Loaded on that page alone.
// collection.js keeps it, compose.js puts it into words; markup and words stand in overrides/pieces/brief-collected.html.
import { all, around, one } from "../shared/dom.js"
import "../share/compose.js"
import { fieldGuide, loaded } from "../shared/field-guide.js"
import { sourceOf } from "../shared/ids.js"
import { load } from "../shared/loading.js"
import { ROOT } from "../shared/root.js"
import "./collection.js"
import { joined, moved, withLanguage } from "./arranging.js"

/** @typedef {import("./keeping.js").Brief} Brief */
/** @typedef {import("../share/texts.js").Texts} Texts */
/** @typedef {import("../share/blocks.js").Composed} Composed */

load(`${ROOT}assets/styles/brief.css`).catch(() => {}) // plain, it serves as well
const collection = loaded("collection")
const compose = loaded("compose")
const FILE = "field-guide-brief"
const NAMED = 20 // a broken link may hold hundreds of things that are no entry

const root = one(document, ".brief")
/** @param {string} name */
const part = (name) => one(root, `[data-part="${name}"]`)
/** @param {string} name */
const list = (name) => one(root, `[data-list="${name}"]`)
/** @param {string} name */
const act = (name) => one(root, `[data-act="${name}"]`)
/** @param {string} name */
const templateOf = (name) => one(root, `[data-template="${name}"]`, HTMLTemplateElement).content
/**
 * @param {string} key
 * @param {Record<string, string | number>} [fields]
 */
const word = (key, fields = {}) =>
  one(templateOf("words"), `[data-word="${key}"]`).textContent.replace(/\{(\w+)\}/g, (_, name) => String(fields[name]))
const selects = all(root, "[data-languages]", HTMLSelectElement)
const known = [...selects[0].options].map((option) => option.value)
const own = root.dataset.language ?? ""
const toMailProgram = one(root, "a[data-act=mailto]", HTMLAnchorElement)
const heads = all(root, "[data-head]", HTMLInputElement)
const undoButton = one(root, "[data-act=undo]", HTMLButtonElement)
const status = one(part("said"), "[role=status]")
const toCopy = one(part("refused"), "textarea", HTMLTextAreaElement)

/** @type {Texts | null} the guide in the page's language, once it is here */
let texts = null
/** @type {Brief} what is shown */
let brief = { items: [], languages: [own], style: "quote" }
let visiting = false // what is shown came with a link and is not stored
/** @type {string[]} ids that a link has brought */
let offered = []
/** @type {{ item: import("./keeping.js").Item, place: number } | null} for undo */
let removed = null
let refused = false // the browser keeps nothing: the list is in this window alone
/** What was no entry, in storage and in a link. */
const wrong = { stored: /** @type {string[]} */ ([]), brought: /** @type {string[]} */ ([]), broken: false }

/**
 * Words that are shown and spoken, in one place.
 * @param {string} text
 * @param {{ undo?: boolean }} [options]
 */
const say = (text, { undo = false } = {}) => {
  status.textContent = ""
  status.textContent = text
  part("said").hidden = false
  undoButton.hidden = !undo
  if (!undo) removed = null
}

/** @param {string} id */
const entry = (id) => {
  const found = texts?.entries[id]
  if (!found) throw new RangeError(id)
  return found
}

/**
 * A copy of a template that names an entry.
 * @param {string} template
 * @param {string} id
 */
const named = (template, id) => {
  const copy = one(templateOf(template), "li").cloneNode(true)
  const row = /** @type {HTMLElement} */ (copy)
  const { label, title } = entry(id)
  for (const field of all(row, "[data-field=label]")) field.textContent = label
  for (const field of all(row, "[data-field=title]")) field.textContent = title
  for (const chip of all(row, ".label")) chip.dataset.source = sourceOf(id)
  return row
}

const showWrong = () => {
  const ids = [...new Set([...wrong.brought, ...wrong.stored])]
  const lines = ids.slice(0, NAMED).map((id) => word("unknown", { id }))
  if (ids.length > NAMED) lines.push(word("unknown-more", { count: ids.length - NAMED }))
  if (wrong.broken) lines.push(word("broken"))
  const items = lines.map((line) => Object.assign(document.createElement("li"), { textContent: line }))
  one(part("dropped"), "ul").replaceChildren(...items)
  part("dropped").hidden = !lines.length
  const ways = act("tidy").parentElement
  if (ways) ways.hidden = !wrong.stored.length && !wrong.broken
}

// What is shown
/** @type {Map<string, HTMLElement>} by id, so that what the reader is typing into stays */
const rows = new Map()
/** @param {import("./keeping.js").Item} item */
const row = ({ id, note }) => {
  const shown = rows.get(id) ?? newRow(id)
  const field = one(shown, "textarea", HTMLTextAreaElement)
  if (field.value !== note) field.value = note
  return shown
}

/** @param {string} id */
const newRow = (id) => {
  const made = named("item", id)
  made.dataset.id = id
  one(made, "a", HTMLAnchorElement).href = `${ROOT}${entry(id).page}#${id}`
  const field = one(made, "textarea")
  field.id = `brief-note-${id}`
  one(made, "label", HTMLLabelElement).htmlFor = field.id
  rows.set(id, made)
  return made
}

const showList = () => {
  const focused = document.activeElement
  list("items").replaceChildren(...brief.items.map(row))
  brief.items.forEach((item, place) => {
    one(row(item), "[data-act=up]", HTMLButtonElement).disabled = place === 0
    one(row(item), "[data-act=down]", HTMLButtonElement).disabled = place === brief.items.length - 1
  })
  if (!(focused instanceof HTMLElement) || !list("items").contains(focused)) return
  const isOff = focused instanceof HTMLButtonElement && focused.disabled
  const other = focused.parentElement?.querySelector("button:enabled")
  if (isOff && other instanceof HTMLElement) other.focus()
  else focused.focus()
}

/** @param {HTMLInputElement} field */
const nameOf = (field) => /** @type {import("./keeping.js").HEAD[number]} */ (field.dataset.head)

const showChoices = () => {
  selects.forEach((select, place) => {
    select.value = brief.languages[place] ?? ""
    select.disabled = place > brief.languages.length
  })
  one(root, `[name=style][value=${brief.style}]`, HTMLInputElement).checked = true
  for (const field of heads) {
    const text = brief[nameOf(field)] ?? ""
    if (field.value !== text) field.value = text
  }
}

const showOffer = () => {
  const isSome = !visiting
  part("offer").hidden = !offered.length
  for (const told of all(root, "[data-where]")) told.hidden = (told.dataset.where === "some") !== isSome
  list("offer").replaceChildren(...(isSome ? offered.map((id) => named("offered", id)) : []))
}

let latest = 0
/** The brief in words; nothing, and a notice, where the guide's texts cannot be loaded. */
const compile = async () => {
  const { items, languages, style, title, sender, date } = brief
  try {
    const several = await Promise.all(languages.map((language) => compose.load(language)))
    part("failed").hidden = true
    return compose.brief(several, items, style, { title, sender, date })
  } catch {
    part("failed").hidden = false
    return null
  }
}

const showPreview = async () => {
  const turn = ++latest
  const made = await compile()
  if (!made || turn !== latest) return // or a later change is on its way
  part("preview").innerHTML = made.html // compose.js escapes what readers have typed
  for (const heading of all(part("preview"), "h1, h2, h3")) {
    heading.setAttribute("aria-level", String(Number(heading.localName[1]) + 3)) // below the page's own
  }
  const address = compose.mailto(made)
  for (const way of all(root, "[data-act=mailto], [data-hint=mailto]")) way.hidden = !address
  for (const way of all(root, "[data-act=eml], [data-hint=eml]")) way.hidden = Boolean(address)
  if (address) toMailProgram.href = address
  else toMailProgram.removeAttribute("href")
}

/** Nothing of an emptied brief stays on the page, not even hidden. */
const forget = () => {
  latest++ // a preview on its way is not wanted any more
  for (const emptied of [list("items"), part("preview")]) emptied.replaceChildren()
  toCopy.value = ""
  toMailProgram.removeAttribute("href")
}

const show = () => {
  const isEmpty = !brief.items.length
  part("empty").hidden = !isEmpty
  part("full").hidden = isEmpty
  part("sure").hidden = true
  part("refused").hidden = true
  if (texts) showOffer()
  showWrong()
  if (isEmpty) return forget()
  showList()
  showChoices()
  showPreview()
}

// What is kept
const store = () => {
  if (visiting) return
  const worked = collection.write(brief)
  fieldGuide.marks?.()
  if (!worked && !refused) say(word("not-stored"))
  refused = !worked
  return worked
}

/** What is stored, with what this guide does not know left out and named. */
const stored = () => {
  const { items, languages, style, dropped, broken, ...head } = collection.read()
  /** @param {{ id: string }} item */
  const isKnown = ({ id }) => !texts || compose.has(texts, id)
  const chosen = languages.filter((language) => known.includes(language))
  wrong.stored = [...dropped, ...items.filter((item) => !isKnown(item)).map((item) => item.id)]
  wrong.broken = broken
  return { items: items.filter(isKnown), languages: chosen.length ? chosen : [own], style, ...head }
}

/** @param {string} id */
const placeOf = (id) => brief.items.findIndex((item) => item.id === id)

/**
 * Entries that are new to a brief, without notes.
 * @param {string[]} ids
 */
const fresh = (ids) => ids.map((id) => ({ id, note: "" }))

/** Settle what a link has brought: the address is cleaned, so that coming back asks no more. */
const settle = () => {
  offered = []
  visiting = false
  history.replaceState(history.state, "", location.href.split("#")[0])
  dispatchEvent(new HashChangeEvent("hashchange")) // the links into other languages carry the fragment along
}

// What the reader does, by the data-act of what was pressed.
/** @param {string} text */
const fallBack = (text) => {
  part("refused").hidden = false
  toCopy.value = text
  toCopy.focus()
  toCopy.select()
  say(word("not-copied"))
}

/** @param {Composed | null} made */
const present = (made) => {
  if (!made) throw new Error("nothing to copy")
  return made
}

const copy = async () => {
  part("refused").hidden = true
  const ready = compile()
  try {
    say(word((await compose.copy(ready.then(present))) === "both" ? "copied" : "copied-plain"))
  } catch {
    const made = await ready
    if (made) fallBack(made.text)
  }
}

const copyLink = async () => {
  part("refused").hidden = true
  const { page } = selects[0].selectedOptions[0].dataset
  const address = (page ?? "") + collection.handOn(brief.items.map((item) => item.id))
  try {
    await navigator.clipboard.writeText(address)
    say(word("copied-link"))
  } catch {
    fallBack(address)
  }
}

/**
 * @param {string} end of the file's name
 * @param {string} type
 * @param {(made: Composed) => string} write
 */
const save = async (end, type, write) => {
  const made = await compile()
  if (!made) return
  compose.save(`${FILE}.${end}`, type, write(made))
  say(word("saved", { file: `${FILE}.${end}` }))
}

/**
 * @param {string} id
 * @param {number} by places, down or (negative) up
 */
const move = (id, by) => {
  brief.items = moved(brief.items, placeOf(id), by)
  say(word("moved", { label: entry(id).label, number: placeOf(id) + 1, count: brief.items.length }))
  store()
  show()
}

/** @param {string} id */
const remove = (id) => {
  const place = placeOf(id)
  const [item] = brief.items.splice(place, 1)
  say(word("removed", { label: entry(id).label }), { undo: true })
  removed = { item, place }
  store()
  show()
  undoButton.focus()
}

const undo = () => {
  if (!removed) return
  const { item, place } = removed
  if (placeOf(item.id) < 0) brief.items.splice(place, 0, item)
  say(word("restored", { label: entry(item.id).label }))
  store()
  show()
  one(row(item), "[data-act=remove]").focus()
}

/** @param {boolean} isAsked */
const askWhetherSure = (isAsked) => {
  part("sure").hidden = !isAsked
  if (isAsked) part("sure").focus()
  else act("empty").focus()
}

const focusOnTop = () => {
  const heading = one(document, "#collected")
  heading.tabIndex = -1
  heading.focus()
}

/**
 * Answer what a link has brought.
 * @param {() => void} change
 */
const answer = (change) => {
  change()
  settle()
  if (store()) say(word("kept", { count: brief.items.length }))
  show()
  focusOnTop()
}

/** @type {Record<string, (id: string) => void>} */
const acts = {
  retry: () => start(!texts),
  tidy: () => {
    wrong.stored = []
    wrong.broken = false
    collection.write(visiting ? { ...brief, items: [] } : brief)
    showWrong()
    focusOnTop()
  },
  keep: () => answer(() => {}),
  join: () =>
    answer(() => {
      brief.items = joined(brief.items, offered)
    }),
  replace: () =>
    answer(() => {
      brief.items = fresh(offered)
    }),
  decline: () => {
    settle()
    wrong.brought = []
    brief = stored()
    show()
    focusOnTop()
  },
  copy,
  link: copyLink,
  eml: () => save("eml", "message/rfc822", (made) => compose.eml(made)),
  txt: () => save("txt", "text/plain", (made) => `${made.text}\n`),
  md: () => save("md", "text/markdown", (made) => `${made.markdown}\n`),
  html: () => save("html", "text/html", (made) => compose.document(made.html, made.subject, made.tag)),
  print: async () => {
    await showPreview() // what was typed last may not stand there yet
    print()
  },
  up: (id) => move(id, -1),
  down: (id) => move(id, 1),
  remove,
  undo,
  empty: () => askWhetherSure(true),
  unsure: () => askWhetherSure(false),
  sure: () => {
    brief = { ...brief, items: [], title: "", sender: "", date: "" }
    rows.clear()
    if (visiting) settle()
    else collection.clear()
    fieldGuide.marks?.()
    say(word("emptied"))
    show()
    focusOnTop()
  },
}

root.addEventListener("click", (event) => {
  const button = around(event, "button[data-act]")
  if (button) acts[button.dataset.act ?? ""](around(event, "[data-id]")?.dataset.id ?? "")
})

root.addEventListener("submit", (event) => event.preventDefault())

/** @type {ReturnType<typeof setTimeout> | undefined} */
let pause
root.addEventListener("input", (event) => {
  const field = around(event, ".brief__item textarea, [data-head]")
  if (field instanceof HTMLInputElement) brief[nameOf(field)] = field.value
  else if (field instanceof HTMLTextAreaElement) brief.items[placeOf(around(event, "[data-id]")?.dataset.id ?? "")].note = field.value
  else return
  store()
  clearTimeout(pause)
  pause = setTimeout(showPreview, 150)
})

root.addEventListener("change", (event) => {
  const { target } = event
  if (target instanceof HTMLInputElement && target.name === "style") brief.style = /** @type {Brief["style"]} */ (target.value)
  else if (target instanceof HTMLSelectElement) brief.languages = withLanguage(brief.languages, selects.indexOf(target), target.value)
  else return
  store()
  showChoices()
  showPreview()
})

collection.watch(() => {
  if (visiting) return
  say(word("changed"))
  start(false)
})

/** What the address brings: entries to look at or, on a disk, an entry that the reader has just added on another page. */
/** @param {Texts} texts */
const receive = (texts) => {
  const brought = collection.carried(location.hash)
  if (!brought) return
  const ids = brought.ids.filter((id) => compose.has(texts, id))
  wrong.brought = [...brought.dropped, ...brought.ids.filter((id) => !ids.includes(id))]
  if (brought.act === "add" && location.protocol === "file:" && ids.length) {
    if (visiting) brief = stored()
    brief.items = joined(brief.items, ids)
    settle()
    if (store()) say(word("added", { label: entry(ids[0]).label }))
  } else if (ids.length) {
    offered = ids
    visiting = visiting || !brief.items.length
    if (visiting) brief.items = fresh(ids)
  } else {
    settle()
  }
}

/**
 * Show what there is; the guide's texts are loaded only where there is something to show.
 * @param {boolean} isArriving whether the address is to be read
 */
const start = async (isArriving) => {
  const kept = visiting || refused ? brief : stored()
  if (kept.items.length || (isArriving && collection.carried(location.hash))) {
    try {
      texts ??= await compose.load(own)
    } catch {
      part("failed").hidden = false
      return
    }
    part("failed").hidden = true
  }
  if (!visiting && !refused) brief = stored()
  if (isArriving && texts) receive(texts)
  show()
  if (isArriving && offered.length) part("offer").focus()
}

addEventListener("hashchange", () => {
  if (collection.carried(location.hash)) start(true)
})
part("bare").hidden = true
brief = stored()
start(true)
