// The share panel: a dialog for each language that it speaks, filled for the entry whose control was pressed. Loaded by share.js.
// Its markup and words come from overrides/pieces/share-panel.html, by way of share/panel-<language>.js.
import { all, around, one } from "../shared/dom.js"
import { fieldGuide, loaded } from "../shared/field-guide.js"
import { load } from "../shared/loading.js"
import { ROOT } from "../shared/root.js"

/** @typedef {import("./texts.js").Texts} Texts */

const isFile = location.protocol === "file:"
const isTouch = matchMedia("(pointer: coarse)").matches

/** @param {string} html */
const build = (html) => {
  const compose = loaded("compose")
  const holder = document.createElement("template")
  holder.innerHTML = html
  const dialog = one(holder.content, "dialog", HTMLDialogElement)
  const first = all(dialog, "[data-first]", HTMLInputElement)
  const second = one(dialog, "[data-second]", HTMLSelectElement)
  const said = one(dialog, "[data-said]")
  const refused = one(dialog, "textarea", HTMLTextAreaElement)
  const mailto = one(dialog, "[data-act=mailto]", HTMLAnchorElement)
  const toBrief = one(dialog, "[data-brief]", HTMLAnchorElement)
  let id = ""
  /** @type {Record<string, string>} what is shown and can be copied: kept here, for a browser that translates changes what stands on the page */
  const values = {}
  /** @type {HTMLElement} */
  let control
  /** @type {Promise<Texts[]>} the chosen languages' texts */
  let texts
  /** @type {string[]} the choice that was last filled in */
  let kept

  /**
   * What the panel says, to eyes and ears.
   * @param {(string | Node | undefined)[]} what
   */
  const say = (...what) => {
    refused.hidden = true
    const line = document.createElement("p")
    line.append(...what.map((part) => part ?? ""))
    said.replaceChildren(line)
  }

  /**
   * Where the browser keeps a text from the clipboard, the reader takes it.
   * @param {string} text
   */
  const handOver = (text) => {
    say(said.dataset.refused)
    refused.value = text
    refused.hidden = false
    refused.focus()
    refused.select()
  }

  /**
   * @param {string} name
   * @param {string} text
   * @param {string} [lang]
   */
  const show = (name, text, lang) => {
    values[name] = text
    for (const place of all(dialog, `[data-shown="${name}"]`)) {
      place.textContent = text
      if (lang) place.lang = lang
    }
  }

  /** @param {string[]} languages */
  const choose = ([one, other = ""]) => {
    for (const radio of first) radio.checked = radio.value === one
    for (const option of second.options) option.disabled = option.value === one
    second.value = other === one ? "" : other
  }

  const fill = async () => {
    choose([first.find((radio) => radio.checked)?.value ?? "", second.value])
    const languages = [...first.filter((radio) => radio.checked), second].map(({ value }) => value).filter(Boolean)
    const wanted = Promise.all(languages.map((language) => compose.load(language)))
    texts = wanted
    dialog.setAttribute("aria-busy", "true")
    const several = await wanted.catch((error) => {
      if (wanted === texts) throw error
      return null
    })
    if (wanted !== texts || !several) return // chosen anew meanwhile
    kept = languages
    const [data] = several
    const { label, title } = data.entries[id]
    const mail = compose.mail(several, id)
    const address = compose.mailto(mail)
    show("label", label)
    show("title", title, data.tag)
    show("card", compose.citedLink(data, id))
    show("page", compose.pageLink(data, id))
    show("citation", compose.citation(data, id).text, data.tag)
    show("subject", mail.subject, data.tag)
    for (const way of all(dialog, "[data-way]")) way.hidden = (way.dataset.way === "mailto") !== Boolean(address)
    mailto.href = address ?? ""
    dialog.removeAttribute("aria-busy")
  }

  const refill = async () => {
    try {
      await fill()
    } catch {
      choose(kept)
      await fill()
      say(said.dataset.failed)
    }
  }

  /** @type {Record<string, (several: Texts[]) => import("./blocks.js").Composed>} */
  const makers = {
    quote: ([data]) => compose.quote(data, id),
    citation: ([data]) => compose.citation(data, id),
    mail: (several) => compose.mail(several, id),
  }

  /**
   * Hand the entry to the sheet of the system, which closes the panel where it was shared.
   * @returns {Promise<string>} the text, where the browser gave no sheet
   */
  const share = async () => {
    const { text } = makers.quote(await texts)
    try {
      await navigator.share({ title: values.subject, text })
      dialog.close()
    } catch (error) {
      const isDeclined = error instanceof Error && error.name === "AbortError" // the reader thought better of it
      if (!isDeclined) return text
    }
    return ""
  }

  /** @type {Record<string, (pressed: HTMLElement) => void>} by data-act of what was pressed */
  const acts = {
    close: () => dialog.close(),

    copy: async ({ dataset: { copy = "", done } }) => {
      const make = makers[copy]
      const ready = make && texts.then(make)
      try {
        await (ready ? compose.copy(ready) : navigator.clipboard.writeText(values[copy]))
        say(done)
      } catch {
        handOver(ready ? (await ready).text : values[copy])
      }
    },

    mailto: ({ dataset }) => say(dataset.done),

    draft: async ({ dataset }) => {
      compose.save(`${id}.eml`, "message/rfc822", compose.eml(makers.mail(await texts)))
      say(dataset.done)
    },

    system: async () => {
      const text = await share()
      if (text) handOver(text)
    },

    add: async ({ dataset }) => {
      const page = toBrief.href // adds the entry itself
      const brief = document.createElement("a")
      brief.href = page.split("#")[0]
      brief.textContent = dataset.open ?? ""
      try {
        await load(`${ROOT}assets/scripts/collection.js`)
        const collection = loaded("collection")
        const done = collection.has(id) ? dataset.already : dataset.done
        if (!collection.add(id)) throw new Error("refused")
        load(`${ROOT}assets/scripts/marks.js`).then(() => loaded("marks")(), () => {})
        say(done, " ", brief)
      } catch {
        brief.href = page
        say(dataset.failed, " ", brief)
      }
    },
  }

  /** @type {EventTarget | null} */
  let pressed = null
  dialog.addEventListener("pointerdown", (event) => {
    pressed = event.target
  })
  dialog.addEventListener("click", (event) => {
    // Beside the panel, and not where a selection of its text happens to end.
    if (event.target === dialog && pressed === dialog) dialog.close()
    const act = around(event, "[data-act]")
    if (act) acts[act.dataset.act ?? ""](act)
  })
  dialog.addEventListener("change", refill)
  dialog.addEventListener("close", () => control.focus())

  const hasSheet = "share" in navigator
  one(dialog, "[data-system]").hidden = !hasSheet
  document.body.append(dialog)

  /**
   * @param {HTMLElement} pressedControl
   * @param {string} language
   */
  return async (pressedControl, language) => {
    control = pressedControl
    id = control.dataset.share ?? ""
    said.replaceChildren()
    refused.hidden = true
    choose([language])
    // On a disk each page may store apart from the brief; where what it stored is seen here, none does.
    const isApart = isFile && !fieldGuide.collection?.read().items.length
    one(dialog, "[data-act=add]").hidden = isApart
    toBrief.hidden = !isApart
    for (const link of all(dialog, "[data-path]", HTMLAnchorElement)) link.href = ROOT + link.dataset.path?.replace("{id}", id)
    await fill()
    dialog.showModal()
    one(dialog, "h2").focus() // so that one begins with what is shared, and not with leaving
    // On touch the system's sheet comes first; the other ways lie below it. A line so slow that the browser has forgotten the touch gives none.
    if (hasSheet && isTouch) share()
  }
}

/** @type {Record<string, ReturnType<typeof build>>} */
const panels = {}

fieldGuide.panel = {
  open: (control) => {
    const { language = "" } = control.dataset
    panels[language] ??= build(loaded("panels")[language])
    return panels[language](control, language)
  },
}
