// The Brief page: shows what a reader has collected, and lets the reader arrange, preview and take it. Loaded on that page alone.
// collection.js keeps it, compose.js puts it into words; markup and words stand in overrides/pieces/brief-collected.html.
(() => {
  const collection = self.fieldGuideCollection
  const compose = self.fieldGuideCompose
  const ROOT = new URL("../../", document.currentScript.src).href
  const FILE = "field-guide-brief"
  const NAMED = 20 // a broken link may hold hundreds of things that are no entry

  const root = document.querySelector(".brief")
  const part = name => root.querySelector(`[data-part="${name}"]`)
  const list = name => root.querySelector(`[data-list="${name}"]`)
  const act = name => root.querySelector(`[data-act="${name}"]`)
  const template = name => root.querySelector(`[data-template="${name}"]`).content
  const word = (key, fields = {}) =>
    template("words")
      .querySelector(`[data-word="${key}"]`)
      .textContent.replace(/\{(\w+)\}/g, (_, name) => fields[name])
  const selects = [...root.querySelectorAll("[data-languages]")]
  const known = [...selects[0].options].map(option => option.value)
  const own = root.dataset.language

  let texts = null // the guide in the page's language, once it is here
  let brief = null // {items, languages, style}: what is shown
  let visiting = false // what is shown came with a link and is not stored
  let offered = [] // ids that a link has brought
  let removed = null // {item, place} for undo
  let refused = false // the browser keeps nothing: the list is in this window alone
  const wrong = { stored: [], brought: [], broken: false } // what was no entry, in storage and in a link

  // Words that are shown and spoken, in one place.
  const say = (text, { undo = false } = {}) => {
    const status = part("said").querySelector("[role=status]")
    status.textContent = ""
    status.textContent = text
    part("said").hidden = false
    act("undo").hidden = !undo
    if (!undo) removed = null
  }

  const name = (node, id) => {
    const { label, title } = texts.entries[id]
    for (const field of node.querySelectorAll("[data-field=label]")) field.textContent = label
    for (const field of node.querySelectorAll("[data-field=title]")) field.textContent = title
    for (const chip of node.querySelectorAll(".label")) chip.dataset.source = id.split("-")[0]
    return node
  }
  const labelOf = id => texts.entries[id].label

  const showWrong = () => {
    const ids = [...new Set([...wrong.brought, ...wrong.stored])]
    const lines = ids.slice(0, NAMED).map(id => word("unknown", { id }))
    if (ids.length > NAMED) lines.push(word("unknown-more", { count: ids.length - NAMED }))
    if (wrong.broken) lines.push(word("broken"))
    const items = lines.map(line => Object.assign(document.createElement("li"), { textContent: line }))
    part("dropped").querySelector("ul").replaceChildren(...items)
    part("dropped").hidden = !lines.length
    act("tidy").parentElement.hidden = !wrong.stored.length && !wrong.broken
  }

  // What is shown
  const rows = new Map() // by id, so that what the reader is typing into stays
  const row = ({ id, note }) => {
    if (!rows.has(id)) {
      const one = name(template("item").cloneNode(true), id).firstElementChild
      one.dataset.id = id
      one.querySelector("a").href = `${ROOT}${texts.entries[id].page}#${id}`
      const field = one.querySelector("textarea")
      field.id = `brief-note-${id}`
      one.querySelector("label").htmlFor = field.id
      rows.set(id, one)
    }
    const field = rows.get(id).querySelector("textarea")
    if (field.value !== note) field.value = note
    return rows.get(id)
  }

  const showList = () => {
    const focused = document.activeElement
    list("items").replaceChildren(...brief.items.map(row))
    brief.items.forEach(({ id }, place) => {
      rows.get(id).querySelector("[data-act=up]").disabled = place === 0
      rows.get(id).querySelector("[data-act=down]").disabled = place === brief.items.length - 1
    })
    if (list("items").contains(focused)) {
      if (focused.disabled) focused.parentElement.querySelector("button:enabled").focus()
      else focused.focus()
    }
  }

  const showChoices = () => {
    selects.forEach((select, place) => {
      select.value = brief.languages[place] ?? ""
      select.disabled = place > brief.languages.length
    })
    root.querySelector(`[name=style][value=${brief.style}]`).checked = true
  }

  const showOffer = () => {
    const isSome = !visiting
    part("offer").hidden = !offered.length
    for (const one of root.querySelectorAll("[data-where]")) one.hidden = (one.dataset.where === "some") !== isSome
    list("offer").replaceChildren(...(isSome ? offered.map(id => name(template("offered").cloneNode(true), id)) : []))
  }

  let latest = 0
  /** The brief in words; nothing, and a notice, where the guide's texts cannot be loaded. */
  const compile = async () => {
    const { items, languages, style } = brief
    try {
      const datas = await Promise.all(languages.map(language => compose.load(language, ROOT)))
      part("failed").hidden = true
      return compose.brief(datas, items, style)
    } catch {
      part("failed").hidden = false
    }
  }

  const showPreview = async () => {
    const turn = ++latest
    const made = await compile()
    if (!made || turn !== latest) return // or a later change is on its way
    part("preview").innerHTML = made.html // compose.js escapes what readers have typed
    for (const heading of part("preview").querySelectorAll("h1, h2, h3")) {
      heading.setAttribute("aria-level", Number(heading.localName[1]) + 3) // below the page's own
    }
    const address = compose.mailto(made)
    for (const one of root.querySelectorAll("[data-act=mailto], [data-hint=mailto]")) one.hidden = !address
    for (const one of root.querySelectorAll("[data-act=eml], [data-hint=eml]")) one.hidden = Boolean(address)
    if (address) act("mailto").href = address
    else act("mailto").removeAttribute("href")
  }

  /** Nothing of an emptied brief stays on the page, not even hidden. */
  const forget = () => {
    latest++ // a preview on its way is not wanted any more
    for (const emptied of [list("items"), part("preview")]) emptied.replaceChildren()
    part("refused").querySelector("textarea").value = ""
    act("mailto").removeAttribute("href")
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
    if (!worked && !refused) say(word("not-stored"))
    refused = !worked
    return worked
  }

  /** What is stored, with what this guide does not know left out and named. */
  const stored = () => {
    const { items, languages, style, dropped, broken } = collection.read()
    const isKnown = ({ id }) => !texts || compose.has(texts, id)
    const chosen = languages.filter(language => known.includes(language))
    wrong.stored = [...dropped, ...items.filter(item => !isKnown(item)).map(item => item.id)]
    wrong.broken = broken
    return { items: items.filter(isKnown), languages: chosen.length ? chosen : [own], style }
  }

  const placeOf = id => brief.items.findIndex(item => item.id === id)

  const join = ids => {
    const more = ids.filter(id => placeOf(id) < 0).map(id => ({ id, note: "" }))
    brief.items.push(...more)
  }

  /** Settle what a link has brought: the address is cleaned, so that coming back asks no more. */
  const settle = () => {
    offered = []
    visiting = false
    history.replaceState(history.state, "", location.href.split("#")[0])
    dispatchEvent(new HashChangeEvent("hashchange")) // the links into other languages carry the fragment along
  }

  // What the reader does, by the data-act of what was pressed.
  const fallBack = text => {
    const field = part("refused").querySelector("textarea")
    part("refused").hidden = false
    field.value = text
    field.focus()
    field.select()
    say(word("not-copied"))
  }

  const copy = async () => {
    part("refused").hidden = true
    const ready = compile()
    try {
      say(word((await compose.copy(ready)) === "both" ? "copied" : "copied-plain"))
    } catch {
      const made = await ready
      if (made) fallBack(made.text)
    }
  }

  const copyLink = async () => {
    part("refused").hidden = true
    const { page } = selects[0].selectedOptions[0].dataset
    const address = page + collection.handOn(brief.items.map(item => item.id))
    try {
      await navigator.clipboard.writeText(address)
      say(word("copied-link"))
    } catch {
      fallBack(address)
    }
  }

  const save = async (end, type, write) => {
    const made = await compile()
    if (!made) return
    compose.save(`${FILE}.${end}`, type, write(made))
    say(word("saved", { file: `${FILE}.${end}` }))
  }

  const move = (id, by) => {
    const from = placeOf(id)
    const [item] = brief.items.splice(from, 1)
    brief.items.splice(from + by, 0, item)
    say(word("moved", { label: labelOf(id), number: from + by + 1, count: brief.items.length }))
    store()
    show()
  }

  const remove = id => {
    const place = placeOf(id)
    const [item] = brief.items.splice(place, 1)
    say(word("removed", { label: labelOf(id) }), { undo: true })
    removed = { item, place }
    store()
    show()
    act("undo").focus()
  }

  const undo = () => {
    const { item, place } = removed
    if (placeOf(item.id) < 0) brief.items.splice(place, 0, item)
    say(word("restored", { label: labelOf(item.id) }))
    store()
    show()
    rows.get(item.id).querySelector("[data-act=remove]").focus()
  }

  const askWhetherSure = isAsked => {
    part("sure").hidden = !isAsked
    if (isAsked) part("sure").focus()
    else act("empty").focus()
  }

  const focusOnTop = () => {
    const heading = document.getElementById("collected")
    heading.tabIndex = -1
    heading.focus()
  }

  /** Answer what a link has brought. */
  const answer = change => {
    change()
    settle()
    if (store()) say(word("kept", { count: brief.items.length }))
    show()
    focusOnTop()
  }

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
    join: () => answer(() => join(offered)),
    replace: () => answer(() => (brief.items = offered.map(id => ({ id, note: "" })))),
    decline: () => {
      settle()
      wrong.brought = []
      brief = stored()
      show()
      focusOnTop()
    },
    copy,
    link: copyLink,
    eml: () => save("eml", "message/rfc822", made => compose.eml(made)),
    txt: () => save("txt", "text/plain", made => `${made.text}\n`),
    md: () => save("md", "text/markdown", made => `${made.markdown}\n`),
    html: () => save("html", "text/html", made => compose.document(made.html, made.subject, made.tag)),
    print: async () => {
      await showPreview() // what was typed last may not stand there yet
      print()
    },
    up: id => move(id, -1),
    down: id => move(id, 1),
    remove,
    undo,
    empty: () => askWhetherSure(true),
    unsure: () => askWhetherSure(false),
    sure: () => {
      brief.items = []
      rows.clear()
      if (visiting) settle()
      else collection.clear()
      say(word("emptied"))
      show()
      focusOnTop()
    },
  }

  root.addEventListener("click", event => {
    const button = event.target.closest("button[data-act]")
    if (button) acts[button.dataset.act](button.closest("[data-id]")?.dataset.id)
  })

  root.addEventListener("submit", event => event.preventDefault())

  let pause = 0
  root.addEventListener("input", event => {
    const field = event.target.closest(".brief__item textarea")
    if (!field) return
    brief.items[placeOf(field.closest("[data-id]").dataset.id)].note = field.value
    store()
    clearTimeout(pause)
    pause = setTimeout(showPreview, 150)
  })

  root.addEventListener("change", event => {
    if (event.target.name === "style") brief.style = event.target.value
    else if (selects.includes(event.target)) chooseLanguage(selects.indexOf(event.target), event.target.value)
    else return
    store()
    showChoices()
    showPreview()
  })

  /** A language stands once: one that is chosen again changes places with the one that stood here. */
  const chooseLanguage = (place, language) => {
    const chosen = [...brief.languages]
    const other = chosen.indexOf(language)
    if (other >= 0) chosen[other] = chosen[place]
    chosen[place] = language
    brief.languages = [...new Set(chosen.filter(Boolean))]
  }

  collection.watch(() => {
    if (visiting) return
    say(word("changed"))
    start(false)
  })

  /** What the address brings: entries to look at or, on a disk, an entry that the reader has just added on another page. */
  const receive = () => {
    const brought = collection.carried(location.hash)
    if (!brought) return
    const ids = brought.ids.filter(id => compose.has(texts, id))
    wrong.brought = [...brought.dropped, ...brought.ids.filter(id => !ids.includes(id))]
    if (brought.act === "add" && location.protocol === "file:" && ids.length) {
      if (visiting) brief = stored()
      join(ids)
      settle()
      if (store()) say(word("added", { label: labelOf(ids[0]) }))
    } else if (ids.length) {
      offered = ids
      visiting = visiting || !brief.items.length
      if (visiting) brief.items = ids.map(id => ({ id, note: "" }))
    } else {
      settle()
    }
  }

  /** Show what there is; the guide's texts are loaded only where there is something to show. */
  const start = async isArriving => {
    brief ??= stored()
    const kept = visiting || refused ? brief : stored()
    if (kept.items.length || (isArriving && collection.carried(location.hash))) {
      try {
        texts ??= await compose.load(own, ROOT)
      } catch {
        part("failed").hidden = false
        return
      }
      part("failed").hidden = true
    }
    if (!visiting && !refused) brief = stored()
    if (isArriving) receive()
    show()
    if (isArriving && offered.length) part("offer").focus()
  }

  addEventListener("hashchange", () => {
    if (collection.carried(location.hash)) start(true)
  })
  part("bare").hidden = true
  start(true)
})()
