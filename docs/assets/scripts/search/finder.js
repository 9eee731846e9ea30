// What the search field finds: asks the engine, in a worker or, on file://, where browsers refuse workers, in the page; shows the answer.
// Markup and words come from overrides/pieces/search-found.html, by way of search/found-<language>.js.
import { all, one } from "../shared/dom.js"
import { fieldGuide, loaded } from "../shared/field-guide.js"
import { load, within } from "../shared/loading.js"
import { ROOT } from "../shared/root.js"
import { loadedIndex } from "./data.js"
import { FAILED, QUERY, READY, SETUP } from "./messages.js"

/** @typedef {import("./results.js").Item} Item */
/** @typedef {{ query: string, items: Item[][] }} Answer */
/** @typedef {(query: string) => void} Ask */

const ENGINE = `${ROOT}search/engine.js`

/**
 * @param {string} index address
 * @param {(answer: Answer | null) => void} answered null where the engine has failed
 * @returns {Promise<Ask>}
 */
const startWorker = async (index, answered) => {
  const worker = new Worker(ENGINE)
  try {
    await within(
      new Promise((resolve, reject) => {
        worker.onerror = reject
        worker.onmessage = ({ data: { type, data } }) => (type === READY ? resolve(null) : reject(new Error(data)))
        worker.postMessage({ type: SETUP, data: { index } })
      }),
    )
  } catch (error) {
    worker.terminate()
    throw error
  }
  worker.onmessage = ({ data: { type, data } }) => answered(type === FAILED ? null : data)
  worker.onerror = () => answered(null)
  return (query) => worker.postMessage({ type: QUERY, data: query })
}

/**
 * @param {string} index address
 * @param {(answer: Answer | null) => void} answered
 * @returns {Promise<Ask>}
 */
const startInPage = async (index, answered) => {
  await load(ENGINE)
  await load(index)
  const search = await loaded("search")(loadedIndex(), () => new Promise((resolve) => setTimeout(resolve)))
  // A channel answers in the order of asking; timers that browsers hold back would not.
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = ({ data }) => {
    try {
      answered(search(data))
    } catch {
      answered(null)
    }
  }
  return (query) => port2.postMessage(query)
}

/**
 * A link to a place that was found.
 * @param {Item} item
 */
const linkTo = ({ location, title, text }) => {
  const link = document.createElement("a")
  link.href = ROOT + location
  link.innerHTML = `<b>${title}</b> <span>${text}</span>` // results.js escapes what the guide says
  return link
}

/**
 * What was found on one page: the page, places in it, and the rest of them folded away.
 * @param {Item[]} items
 * @param {(count: number) => string} more
 */
const row = (items, more) => {
  const made = document.createElement("li")
  const inSight = items.filter(({ score }) => score === 1)
  const rest = items.slice(inSight.length)
  made.dataset.result = ""
  made.append(...inSight.map(linkTo))
  if (!rest.length) return made
  const folded = document.createElement("details")
  const summary = Object.assign(document.createElement("summary"), { textContent: more(rest.length) })
  folded.append(summary, ...rest.map(linkTo))
  made.append(folded)
  return made
}

/**
 * Let a field find.
 * @param {HTMLFormElement} form
 */
fieldGuide.finder = (form) => {
  const { find = "" } = form.dataset
  const holder = document.createElement("template")
  holder.innerHTML = loaded("found")[find]
  form.append(holder.content)
  const field = one(form, "input", HTMLInputElement)
  const found = one(form, ".found:last-child")
  const said = one(found, "[role=status]")
  const list = one(found, ".found__list")
  for (const link of all(found, "[data-path]", HTMLAnchorElement)) link.href = ROOT + link.dataset.path
  /** @type {Ask | null} */
  let ask = null
  let isStarting = false

  /**
   * @param {number} count
   * @param {string} one
   * @param {string} other
   */
  const counted = (count, one, other) => (said.dataset[count === 1 ? one : other] ?? "").replace("#", String(count))

  /**
   * Tell the state where style and tests find it; where nothing can be found, offer ways on.
   * @param {"loading" | "failed" | "initializer" | "results" | "none"} state
   * @param {Answer} [answer]
   */
  const show = (state, { query, items } = { query: "", items: [] }) => {
    found.dataset.state = state
    found.dataset.query = query
    one(found, "[data-ways-on]").hidden = state !== "none" && state !== "failed"
    list.setAttribute("aria-busy", String(state === "loading"))
    list.replaceChildren(...items.map((group) => row(group, (count) => counted(count, "moreOne", "moreOther"))))
    said.textContent = state === "results" ? counted(items.length, "one", "other") : (said.dataset[state] ?? "")
  }

  /** @param {Answer | null} answer */
  const answered = (answer) => {
    if (!answer) show("failed")
    else if (answer.query === field.value) show(answer.items.length ? "results" : answer.query ? "none" : "initializer", answer)
  }

  const look = async () => {
    if (ask) return ask(field.value)
    if (isStarting) return
    isStarting = true
    show("loading")
    try {
      ask = await (location.protocol === "file:" ? startInPage : startWorker)(`${ROOT}search/index-${find}.js`, answered)
      ask(field.value)
    } catch {
      show("failed")
    }
    isStarting = false
  }

  field.addEventListener("input", (event) => {
    if (!(event instanceof InputEvent && event.isComposing)) look()
  })
  field.addEventListener("compositionend", look)
  field.addEventListener("focus", look)
  form.addEventListener("keydown", (event) => {
    const links = all(found, "a, summary").filter((one) => one.checkVisibility())
    const place = document.activeElement instanceof HTMLElement ? links.indexOf(document.activeElement) : -1
    if (event.key === "ArrowDown") links[place + 1]?.focus()
    else if (event.key === "ArrowUp") (links[place - 1] ?? field).focus()
    else if (event.key === "Enter" && document.activeElement === field) links[0]?.click()
    else if (event.key === "Escape" && document.activeElement instanceof HTMLElement) return document.activeElement.blur()
    else return
    event.preventDefault()
  })
  look()
}
