// Keeps the guide on the device when the reader asks for it, tells what is kept, renews it and takes it away.
// A new copy becomes the current one in a single write, after every file of it is there; sw.js answers from the current copy.
(() => {
  const box = document.querySelector("[data-keep]")
  const root = new URL(".", new URL(box.dataset.keep, location)).href
  const worker = `${root}sw.js`
  const PREFIX = `field-guide:${new URL(root).pathname}:`
  const NOTES = `${PREFIX}notes`
  const AT_ONCE = 4
  const part = name => box.querySelector(`[data-part="${name}"]`)
  const boxes = [...box.querySelectorAll("input")]
  let editions = null // what the public address offers
  let running = null

  // What is stored

  const noted = async name => (await caches.match(root + name, { cacheName: NOTES }))?.json()
  const note = async (name, value) => (await caches.open(NOTES)).put(root + name, new Response(JSON.stringify(value)))
  const forget = async name => (await caches.open(NOTES)).delete(root + name)

  const remove = async () => {
    for (const name of await caches.keys()) if (name.startsWith(PREFIX)) await caches.delete(name)
    const registration = await navigator.serviceWorker.getRegistration(root)
    if (registration?.scope === root) await registration.unregister()
  }

  /** Take back an unfinished copy. */
  const discard = async () => {
    const pending = await noted("pending")
    if (!(await noted("current"))) return remove()
    if (pending) await caches.delete(pending.cache)
    await forget("pending")
  }

  // Loading

  const fault = name => Object.assign(new Error(name), { name })

  const load = async (path, signal) => {
    let response, data
    try {
      response = await fetch(root + path, { cache: "no-store", signal })
      data = await response.arrayBuffer()
    } catch {
      throw signal.aborted ? signal.reason : fault("broken")
    }
    if (!response.ok) throw fault(response.status < 500 ? "changed" : "broken")
    return { data, headers: response.headers }
  }

  const parse = ({ data }) => {
    try {
      return JSON.parse(new TextDecoder().decode(data))
    } catch {
      throw fault("changed")
    }
  }

  const isRight = async (data, [, bytes, sha256]) => {
    if (data.byteLength !== bytes) return false
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", data))
    return [...digest].map(byte => byte.toString(16).padStart(2, "0")).join("") === sha256
  }

  const storeFile = async (file, cache, former, signal) => {
    const address = root + file[0]
    // What an unfinished copy or the current one has need not be loaded again.
    for (const kept of [await cache.match(address), former && (await caches.match(address, { cacheName: former }))])
      if (kept && (await isRight(await kept.clone().arrayBuffer(), file))) return cache.put(address, kept)
    const { data, headers: sent } = await load(file[0], signal)
    if (!(await isRight(data, file))) throw fault("changed")
    const headers = new Headers(sent)
    for (const name of ["content-encoding", "content-length", "vary"]) headers.delete(name)
    signal.throwIfAborted()
    await cache.put(address, new Response(data, { headers }))
  }

  const store = async (languages, control) => {
    const { signal } = control
    const offered = parse(await load("keep/editions.json", signal))
    const lists = []
    for (const language of languages) lists.push(parse(await load(`keep/${language}.json`, signal)))
    const builds = Object.fromEntries(languages.map((language, place) => [language, lists[place].build]))
    if (languages.some(language => offered.languages[language]?.build !== builds[language])) throw fault("changed")
    const files = [...new Map(lists.flatMap(list => list.files.map(file => [file[0], file]))).values()]
    const bytes = files.reduce((sum, file) => sum + file[1], 0)

    const name = PREFIX + Object.values(builds).join("+")
    const former = (await noted("current"))?.cache
    const left = await noted("pending")
    if (left && left.cache !== name) await caches.delete(left.cache)
    await note("pending", { cache: name, languages: builds })
    const cache = await caches.open(name)
    let done = 0
    const waiting = [...files]
    const work = async () => {
      while (waiting.length && !signal.aborted) {
        const file = waiting.shift()
        await storeFile(file, cache, former, signal)
        if (!signal.aborted) showProgress((done += file[1]), bytes)
      }
    }
    showProgress(0, bytes)
    await Promise.all(Array.from({ length: AT_ONCE }, () => work().catch(error => control.abort(error))))
    signal.throwIfAborted()

    if ((await noted("pending"))?.cache !== name) throw fault("stopped") // another window has removed all that is stored
    const registration = await start()
    const { edition, built } = offered
    await note("current", { cache: name, languages: builds, pages: pagesOf(languages, lists), edition, built, bytes })
    for (const old of ["pending", "asked", "later"]) await forget(old)
    // This page is of the edition that is kept now, unless the guide was renewed while it was open: then it stays with the network.
    const isSame = editions && languages.every(language => editions.languages[language]?.build === builds[language])
    if (!former && isSame) registration.active.postMessage({ type: "adopt", cache: name })
    editions = offered
  }

  /** Offline copy pages of the languages, this page's language first. */
  const pagesOf = (languages, lists) =>
    languages
      .map((language, place) => ({ page: lists[place].page, first: language === box.dataset.language }))
      .sort((one, other) => other.first - one.first)
      .map(({ page }) => page)

  const start = async () => {
    try {
      const registration = await navigator.serviceWorker.register(worker, { scope: root })
      const coming = registration.installing ?? registration.waiting
      if (!registration.active)
        await new Promise((resolve, reject) => {
          coming.addEventListener("statechange", () => {
            if (registration.active) resolve()
            else if (coming.state === "redundant") reject(fault("refused"))
          })
        })
      return registration
    } catch {
      throw fault("refused")
    }
  }

  /** Languages and builds at the public address; null without a network. A worker asks without an error in the console. */
  const online = () => {
    const { controller } = navigator.serviceWorker
    if (controller?.scriptURL !== worker) {
      const answer = fetch(`${root}keep/editions.json`, { cache: "no-store" })
      return answer.then(response => (response.ok ? response.json() : null)).catch(() => null)
    }
    return new Promise(resolve => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = ({ data }) => resolve(data)
      controller.postMessage({ type: "editions" }, [port2])
    })
  }

  // What the page shows

  const word = (name, fields = {}) =>
    box.querySelector(`[data-word="${name}"]`).textContent.replace(/\{(\w+)\}/g, (whole, field) => fields[field] ?? whole)
  const size = bytes => word("megabytes", { count: (bytes / 1e6).toFixed(1).replace(".", word("point")) })
  const day = built => {
    const [year, month, number] = built.split("-").map(Number)
    return word("day", { year, day: number, month: word("months").split(" ")[month - 1] })
  }
  const nameOf = language => boxes.find(({ value }) => value === language)?.closest("label").textContent.trim() ?? language
  const describe = ({ languages, edition, built, bytes }) =>
    word("kept", { languages: Object.keys(languages).map(nameOf).join(word("and")), edition, date: day(built), size: size(bytes) })
  const say = (...names) => {
    part("said").textContent = names.filter(Boolean).join("\n")
  }

  const chosen = () => boxes.filter(({ checked, value }) => checked && editions?.languages[value]).map(({ value }) => value)
  const isChoice = languages => String(Object.keys(languages ?? {}).sort()) === String(chosen().sort())

  const showProgress = (done, total) => {
    const bar = part("bar")
    const before = Math.floor((4 * bar.value) / bar.max)
    Object.assign(bar, { max: total, value: done })
    const text = word("progress", { done: size(done), total: size(total) })
    part("bytes").textContent = text
    if (Math.floor((4 * done) / total) > before && done < total) part("quarters").textContent = text
  }

  let kept, pending
  const render = async () => {
    kept = await noted("current")
    pending = await noted("pending")
    part("kept").hidden = !kept
    part("acts").hidden = !kept || Boolean(running)
    if (kept) {
      part("kept-text").textContent = describe(kept)
      part("fragile").hidden = Boolean(await navigator.storage?.persisted?.())
    }
    part("progress").hidden = !running
    part("choice").hidden = !editions || Boolean(running)
    renderChoice()
    document.dispatchEvent(new Event("field-guide:copy"))
  }

  const isNewer = () =>
    Boolean(kept && editions) && Object.entries(kept.languages).some(([language, build]) => (editions.languages[language]?.build ?? build) !== build)

  const renderChoice = () => {
    if (!editions) return
    const newer = isNewer()
    part("newer").hidden = !newer
    part("newer").textContent = word("newer", { edition: editions.edition, date: day(editions.built) })
    const languages = chosen()
    const bytes = languages.reduce((sum, language) => sum + editions.languages[language].bytes, editions.shared)
    const isIdle = kept && isChoice(kept.languages) && !newer
    const act = pending && isChoice(pending.languages) ? "resume" : !kept ? "keep" : isChoice(kept.languages) ? "renew" : "change"
    part("size").textContent = languages.length && !isIdle ? word("size", { size: size(bytes) }) : ""
    part("start").textContent = word(act)
    part("start").disabled = !languages.length
    part("start").hidden = Boolean(isIdle)
    part("discard").hidden = !pending
  }

  const run = async () => {
    const languages = chosen()
    const bytes = languages.reduce((sum, language) => sum + editions.languages[language].bytes, editions.shared)
    running = new AbortController()
    Object.assign(part("bar"), { max: bytes, value: 0 })
    part("bytes").textContent = part("quarters").textContent = ""
    say()
    navigator.storage?.persist?.().catch(() => {}) // some browsers ask the reader: nothing waits for the answer
    await render()
    part("stop").focus()
    let problem = null
    try {
      await navigator.locks.request(PREFIX, { ifAvailable: true }, async lock => {
        if (!lock) throw fault("busy")
        try {
          await store(languages, running)
        } catch (error) {
          problem = ["broken", "changed", "stopped", "refused"].find(name => name === error.name) ?? "full"
          if (problem !== "broken") await discard()
        }
      })
    } catch {
      problem = "busy"
    }
    running = null
    await render()
    if (problem) say(word(problem, { size: size(bytes) }), kept && problem !== "busy" ? word("former") : "")
    else say(word("done", { size: size(kept.bytes) }))
    if (problem) part("start").focus()
    else part("kept").focus()
  }

  const removeKept = async () => {
    await remove()
    await render()
    say(word("removed"))
    part(editions ? "start" : "said").focus()
  }

  /** A page that is not kept was asked for without a network. */
  const showNotKept = () => {
    const asked = new URLSearchParams(location.search).get("asked")
    if (location.hash !== "#not-kept") return
    const page = asked === null ? null : new URL(asked, root).href
    const link = part("again")
    link.hidden = !page?.startsWith(root)
    if (!link.hidden) link.href = page
    part("not-kept").hidden = false
    part("not-kept").focus()
  }

  const begin = async () => {
    const isPossible = /^https?:$/.test(location.protocol) && isSecureContext && navigator.serviceWorker && navigator.locks && window.caches
    if (!isPossible) return
    try {
      await caches.has(NOTES) // refused in some private windows
      editions = await online()
      // What an attempt left behind that nobody continues is taken away.
      await navigator.locks.request(PREFIX, { ifAvailable: true }, async lock => {
        if (!lock) return
        const left = await noted("pending")
        const isOld = editions && left && Object.entries(left.languages).some(([code, build]) => editions.languages[code]?.build !== build)
        if (isOld || (!left && !(await noted("current")))) await discard()
      })
      kept = await noted("current")
      pending = await noted("pending")
    } catch {
      return
    }
    if (!editions && !kept) return
    part("elsewhere").hidden = true
    part("possible").hidden = false
    document.head.append(Object.assign(document.createElement("link"), { rel: "manifest", href: box.dataset.manifest }))
    const preset = Object.keys((pending ?? kept)?.languages ?? { [box.dataset.language]: "" })
    for (const one of boxes) {
      one.checked = preset.includes(one.value)
      one.addEventListener("change", renderChoice)
    }
    part("choice").addEventListener("submit", event => {
      event.preventDefault()
      run()
    })
    part("stop").addEventListener("click", () => running?.abort(fault("stopped")))
    part("discard").addEventListener("click", async () => {
      await discard()
      await render()
      say(word("stopped"))
      part("start").focus()
    })
    part("remove").addEventListener("click", removeKept)
    await render()
    if (pending) say(word("half"))
    showNotKept()
  }

  addEventListener("beforeinstallprompt", event => {
    event.preventDefault()
    const button = part("install")
    button.hidden = false
    button.onclick = () => event.prompt()
    addEventListener("appinstalled", () => {
      button.hidden = true
    })
  })

  // For the list of what is stored (stored.js).
  window.fieldGuideCopy = {
    describe: () => (kept ? describe(kept) : pending ? word("half") : ""),
    remove: async () => {
      if (!kept && !pending && !running) return
      running?.abort(fault("stopped"))
      await remove()
      await render()
      say()
    },
  }

  begin()
})()
