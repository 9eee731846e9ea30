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
