// The share panel: a dialog for each language that it speaks, filled for the entry whose control was pressed. Loaded by share.js.
// Its markup and words come from overrides/pieces/share-panel.html, by way of share/panel-<language>.js.
(() => {
  const isFile = location.protocol === "file:"

  const build = (html, root, load) => {
    const compose = self.fieldGuideCompose
    const holder = document.createElement("template")
    holder.innerHTML = html
    const dialog = holder.content.firstElementChild
    const find = selector => dialog.querySelector(selector)
    const all = selector => [...dialog.querySelectorAll(selector)]
    const first = all("[data-first]")
    const second = find("[data-second]")
    const said = find("[data-said]")
    const refused = find("textarea")
    let id, control
    let texts // promise of the chosen languages' texts
    let kept // the choice that was last filled in

    // What the panel says, to eyes and ears.
    const say = (text, ...more) => {
      refused.hidden = true
      const line = document.createElement("p")
      line.append(text, ...more)
      said.replaceChildren(line)
    }

    /** Where the browser keeps a text from the clipboard, the reader takes it. */
    const handOver = text => {
      say(said.dataset.refused)
      refused.value = text
      refused.hidden = false
      refused.focus()
      refused.select()
    }

    const show = (name, text, lang) => {
      for (const place of all(`[data-shown="${name}"]`)) {
        place.textContent = text
        if (lang) place.lang = lang
      }
    }

    const choose = ([one, other = ""]) => {
      for (const radio of first) radio.checked = radio.value === one
      for (const option of second.options) option.disabled = option.value === one
      second.value = other === one ? "" : other
    }

    const fill = async () => {
      const choice = [first.find(radio => radio.checked).value, second.value]
      choose(choice)
      const languages = [choice[0], second.value].filter(Boolean)
      const wanted = Promise.all(languages.map(language => compose.load(language)))
      texts = wanted
      dialog.ariaBusy = "true"
      const datas = await wanted.catch(error => {
        if (wanted === texts) throw error
      })
      if (wanted !== texts) return // chosen anew meanwhile
      kept = languages
      const [data] = datas
      const { label, title } = data.entries[id]
      const mail = compose.mail(datas, id)
      const address = compose.mailto(mail)
      show("label", label)
      show("title", title, data.tag)
      show("card", compose.cardLink(data, id))
      show("page", compose.pageLink(data, id))
      show("citation", compose.citation(data, id).text, data.tag)
      show("subject", mail.subject, data.tag)
      for (const one of all("[data-way]")) one.hidden = (one.dataset.way === "mailto") !== Boolean(address)
      find("[data-act=mailto]").href = address ?? ""
      dialog.ariaBusy = null
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

    const makers = {
      quote: ([data]) => compose.quote(data, id),
      citation: ([data]) => compose.citation(data, id),
      mail: datas => compose.mail(datas, id),
    }

    const acts = {
      close: () => dialog.close(),

      copy: async ({ dataset: { copy, done } }) => {
        const ready = texts.then(makers[copy] ?? (() => ({ text: find(`[data-shown="${copy}"]`).textContent })))
        try {
          await (makers[copy] ? compose.copy(ready) : navigator.clipboard.writeText(find(`[data-shown="${copy}"]`).textContent))
          say(done)
        } catch {
          handOver((await ready).text)
        }
      },

      mailto: ({ dataset }) => say(dataset.done),

      draft: async ({ dataset }) => {
        compose.save(`${id}.eml`, "message/rfc822", compose.eml(makers.mail(await texts)))
        say(dataset.done)
      },

      system: async () => {
        const { text } = makers.quote(await texts)
        try {
          await navigator.share({ title: find("[data-shown=subject]").textContent, text })
        } catch (error) {
          if (error.name !== "AbortError") handOver(text) // else the reader thought better of it
        }
      },

      add: async ({ dataset }) => {
        const page = find("[data-brief]").href // adds the entry itself
        const brief = document.createElement("a")
        brief.href = page.split("#")[0]
        brief.textContent = dataset.open
        try {
          await load("assets/scripts/collection.js")
          const collection = self.fieldGuideCollection
          const done = collection.has(id) ? dataset.already : dataset.done
          if (!collection.add(id)) throw new Error("refused")
          say(done, " ", brief)
        } catch {
          brief.href = page
          say(dataset.failed, " ", brief)
        }
      },
    }

    let pressed
    dialog.addEventListener("pointerdown", event => (pressed = event.target))
    dialog.addEventListener("click", event => {
      // Beside the panel, and not where a selection of its text happens to end.
      if (event.target === dialog && pressed === dialog) dialog.close()
      const one = event.target.closest("[data-act]")
      if (one) acts[one.dataset.act](one)
    })
    dialog.addEventListener("change", refill)
    dialog.addEventListener("keydown", event => event.stopPropagation()) // the theme knows letters for its search and for turning pages
    dialog.addEventListener("close", () => control.focus())

    find("[data-act=system]").hidden = !navigator.share
    find("[data-act=add]").hidden = isFile
    find("[data-brief]").hidden = !isFile
    document.body.append(dialog)

    return async (pressedControl, language) => {
      control = pressedControl
      id = control.dataset.share
      said.replaceChildren()
      refused.hidden = true
      choose([language])
      for (const link of all("[data-path]")) link.href = root + link.dataset.path.replace("{id}", id)
      await fill()
      dialog.showModal()
      find("h2").focus() // so that one begins with what is shared, and not with leaving
    }
  }

  const panels = {}
  const open = (control, root, load) => {
    const { language } = control.dataset
    panels[language] ??= build(self.fieldGuidePanels[language], root, load)
    return panels[language](control, language)
  }

  self.fieldGuidePanel = { open }
})()
