// The reader's brief: entries collected in this browser. Loaded when a reader collects, and by the Brief page.
// Sets `fieldGuideCollection`, which alone knows where the brief is stored, in which form, and how it is handed on as a link.
//
// read()          {items: [{id, note}, …], languages: ["vi", …], style: "link" | "quote" | "full", dropped: [what was no id, …],
//                 broken: whether something that was stored could not be used}. Never throws; what can be used is kept.
// write(brief)    stores it; where it has no items, nothing is stored any more. → whether this worked: a browser may refuse.
// add(id)         → whether the entry is in the stored brief now; false where the browser refuses or the brief is full.
// has(id)         whether the entry is in the stored brief.
// clear()         removes what is stored. → whether this worked.
// watch(changed)  calls when another window of the guide has changed what is stored.
// handOn(ids)     fragment "#ids=cso-1,cso-2-2-1" that carries entries to the Brief page in somebody else's browser; no notes.
// adding(id)      fragment "#add=cso-2-2-1" that lets the Brief page add an entry, for file://, where each file may have its own storage.
// carried(hash)   {act: "ids" | "add", ids: […], dropped: […]} from such a fragment, whatever state it is in; null from any other.
//
// Ids are lower-case and stand once. Whether there is such an entry is for the page to say: it has the guide's data.
(() => {
  const KEY = "field-guide:brief"
  const LIMIT = 300
  const STYLES = ["link", "quote", "full"]

  const isId = text => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && text.length <= 60
  const named = value => String(value).trim().slice(0, 60)

  /** Sort what may be ids: those that are, once each, and what is dropped. Case and marks around an id do not matter. */
  const sorted = texts => {
    const ids = new Set()
    const dropped = []
    for (const text of texts) {
      const id = text.toLowerCase().replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, "")
      if (isId(id) && (ids.has(id) || ids.size < LIMIT)) ids.add(id)
      else if (text.trim() && dropped.length < LIMIT) dropped.push(named(text))
    }
    return { ids: [...ids], dropped: [...new Set(dropped)] }
  }

  const itemsOf = stored => {
    const wellFormed = stored.filter(item => typeof item?.id === "string")
    const { ids, dropped } = sorted(wellFormed.map(item => item.id))
    const notes = new Map(wellFormed.map(item => [item.id.toLowerCase(), item.note]))
    const noteOf = id => (typeof notes.get(id) === "string" ? notes.get(id) : "")
    const isWhole = item => typeof item?.id === "string" && ["string", "undefined"].includes(typeof item.note)
    return { items: ids.map(id => ({ id, note: noteOf(id) })), dropped, broken: !stored.every(isWhole) }
  }

  const read = () => {
    const none = { items: [], languages: [], style: "quote", dropped: [], broken: false }
    let stored
    try {
      const text = localStorage.getItem(KEY)
      if (text === null) return none
      stored = JSON.parse(text)
    } catch (error) {
      return { ...none, broken: error instanceof SyntaxError } // anything else is a browser that refuses
    }
    if (!Array.isArray(stored?.items)) return { ...none, broken: true }
    const languages = Array.isArray(stored.languages) ? stored.languages.filter(language => typeof language === "string") : []
    const style = STYLES.includes(stored.style) ? stored.style : none.style
    return { ...itemsOf(stored.items), languages: [...new Set(languages)].slice(0, 3), style }
  }

  const attempt = act => {
    try {
      act()
      return true
    } catch {
      return false // storage may be refused or full
    }
  }

  const clear = () => attempt(() => localStorage.removeItem(KEY))

  const write = ({ items, languages, style }) => {
    if (!items.length) return clear()
    const whole = { items: items.slice(0, LIMIT).map(({ id, note = "" }) => ({ id, note })), languages, style }
    return attempt(() => localStorage.setItem(KEY, JSON.stringify(whole)))
  }

  const has = id => read().items.some(item => item.id === id)

  const add = id => {
    const brief = read()
    if (brief.items.some(item => item.id === id)) return true
    if (brief.items.length >= LIMIT) return false
    return write({ ...brief, items: [...brief.items, { id, note: "" }] })
  }

  const watch = changed =>
    addEventListener("storage", event => {
      if (event.key === KEY || event.key === null) changed() // null: all was cleared
    })

  const decoded = text => {
    try {
      return decodeURIComponent(text)
    } catch {
      return text
    }
  }

  const carried = hash => {
    const found = /^#(ids|add)=(.*)$/is.exec(hash)
    return found && { act: found[1].toLowerCase(), ...sorted(decoded(found[2]).split(/[\s,;+，、；]+/)) }
  }

  self.fieldGuideCollection = {
    read, write, add, has, clear, watch, carried,
    handOn: ids => `#ids=${ids.join(",")}`,
    adding: id => `#add=${id}`,
  }
})()
