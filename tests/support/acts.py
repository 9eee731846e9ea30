"""What a reader does, as scripts for browsers that Playwright does not drive. The last argument of each is called when it is done."""

ARRIVED = """
const [done] = arguments
const wait = setInterval(() => {
    const marked = document.querySelector('.here [aria-current]')
    if (!marked || !document.querySelector(':target')) return
    clearInterval(wait)
    const menu = document.querySelector('.menu')
    if (!menu.matches(':popover-open')) menu.showPopover()
    menu.addEventListener('toggle', () => setTimeout(() => done({
        languages: [...document.querySelectorAll('.languages a')].map(link => link.hash),
        marked: marked.hash,
        top: document.querySelector(':target').getBoundingClientRect().top,
        bar: document.querySelector('.bar').getBoundingClientRect().bottom,
        current: document.activeElement.getAttribute('aria-current'),
    })))
}, 30)
"""
"""Come to a place of a page and open the menu: where the languages lead, what the contents mark, where place and header stand, and which
link of the menu has the focus."""

ASK = """
const [query, done] = arguments
const field = document.querySelector('.find input')
field.focus()
field.value = query
field.dispatchEvent(new InputEvent('input', { bubbles: true }))
const wait = setInterval(() => {
    const results = document.querySelector('.found[data-state]')
    const links = [...document.querySelectorAll('[data-result] a')]
    if (results?.dataset.query !== query || !links.length) return
    clearInterval(wait)
    done(links.map(link => link.href))
}, 30)
"""
"""Type a query into the search; gives the addresses of what is found."""

KEEP = """
const [done] = arguments
const part = name => document.querySelector(`[data-keep] [data-part=${name}]`)
let pressed = false
const wait = setInterval(() => {
    if (part('reach').checkVisibility() && !part('reach').disabled) part('reach').click()
    if (!pressed && part('choice').checkVisibility()) {
        pressed = true
        part('start').click()
    }
    if (!pressed || !part('said').textContent) return
    clearInterval(wait)
    done(part('said').textContent)
}, 30)
"""
"""Keep the page's language on the device; gives what is said when that is done."""

BRIEF = """
const [acts, done] = arguments
const wait = setInterval(() => {
    if (!document.querySelector('[data-part=preview]').textContent) return
    clearInterval(wait)
    for (const act of acts) document.querySelector(`[data-act=${act}]`).click()
    done({
        ids: [...document.querySelectorAll('.brief__item')].map(item => item.dataset.id),
        preview: document.querySelector('[data-part=preview]').textContent,
        stored: localStorage.getItem('field-guide:brief'),
    })
}, 30)
"""
"""Once the brief is shown, click these acts; gives the ids in it, its preview, and what is stored."""

ONE_FILE = r"""
const [query, done] = arguments
const told = { faults: [] }
addEventListener("error", fault => told.faults.push(fault.message))
addEventListener("unhandledrejection", fault => told.faults.push(String(fault.reason)))
const one = selector => document.querySelector(selector)
const marked = () => (one("[data-here]") ?? one(":target"))?.id ?? ""
const seen = id => { const { top } = document.getElementById(id).getBoundingClientRect(); return top >= 0 && top < innerHeight }
const when = (holds, then) => {
    const value = holds()
    if (value) then(value)
    else setTimeout(when, 30, holds, then)
}
when(() => self.fieldGuide?.excerpts && document.readyState === "complete" && marked() === location.hash.slice(1), () => {
    told.arrived = marked()
    one('nav a[href="#btech-index"]').click()
    when(() => marked() === "btech-index" && seen("btech-index"), () => {
        const field = one(".find input")
        field.focus()
        field.value = query
        field.dispatchEvent(new InputEvent("input", { bubbles: true }))
        when(() => one(".found [data-result] a"), link => {
            told.found = link.hash.slice(1)
            link.click()
            when(() => marked() === told.found && seen(told.found) && !one(".found").checkVisibility(), () => {
                one('[data-share="cso-2-2"]').click()
                when(() => one("dialog[open] [data-shown=card]")?.textContent, card => {
                    told.card = card
                    one("dialog [data-copy=quote]").click()
                    when(() => one("dialog textarea")?.value, text => {
                        told.text = text
                        one(".share-panel__close").click()
                        history.back()
                        when(() => marked() !== told.found, () => done(told))
                    })
                })
            })
        })
    })
})
"""
"""In the one HTML file: follow a link of its contents, search, go to what is found, share, take the text, go back; gives what was met.
Nothing is given where one of these does not come about."""
