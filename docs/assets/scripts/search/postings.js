// The index, as hooks/fieldguide/exports/postings.py writes it: terms, and for each the places that hold it with what it says there.
// A syllable or a character stands in it by its pairs alone: it is where one of them is.

/** Steps in which an impact is written. */
const STEPS = 10
/** Characters that follow the same one. */
const IS_ROW = /^\p{Script=Han}{2,}$/u
const IS_PAIR = /^\p{Script=Han}{2}$/u
const A = "a".charCodeAt(0)

/**
 * Places that hold a term, in order, and its impact at each, from 0 to 1.
 * @typedef {{ places: number[], impacts: number[] }} Posting
 */

/**
 * @param {string} terms
 * @param {string} postings
 */
export const createPostings = (terms, postings) => {
  const written = postings.split("|")
  /** @type {Map<string, number>} */
  const numbers = new Map()
  let first = ""
  for (const term of terms.split("|")) {
    const isShort = term.startsWith(" ")
    if (!isShort) first = term.split(" ")[0]
    const [character, ...seconds] = IS_ROW.test(term) ? term : ""
    for (const whole of character ? seconds.map((second) => character + second) : [isShort ? first + term : term]) {
      numbers.set(whole, numbers.size)
    }
  }
  /** @type {Map<string, string[]>} pairs by each syllable or character of theirs */
  const holders = new Map()
  for (const term of numbers.keys()) {
    for (const part of new Set(term.includes(" ") ? term.split(" ") : IS_PAIR.test(term) ? term : [])) {
      const holding = holders.get(part)
      if (holding) holding.push(term)
      else holders.set(part, [term])
    }
  }
  /** @type {Map<string, Posting>} */
  const read = new Map()

  /** @param {string} term */
  const has = (term) => numbers.has(term) || holders.has(term)

  /**
   * A posting is read when it is asked for, once.
   * @param {string} term that the index has
   * @returns {Posting}
   */
  const of = (term) => {
    const found = read.get(term)
    if (found) return found
    const holding = holders.get(term) ?? []
    const made = holding.length ? joined([...holding, ...(numbers.has(term) ? [term] : [])].map(readOne)) : readOne(term)
    read.set(term, made)
    return made
  }

  /** @param {string} term that the index has */
  const readOne = (term) => {
    /** @type {Posting} */
    const made = { places: [], impacts: [] }
    let place = -1
    let distance = 0
    for (const character of written[numbers.get(term) ?? -1] ?? "") {
      const step = character.charCodeAt(0) - A
      if (step < 0) distance = distance * 10 + Number(character)
      else {
        place += distance || 1
        distance = 0
        made.places.push(place)
        made.impacts.push((step + 1) / STEPS)
      }
    }
    return made
  }

  return { has, of, terms: [...new Set([...numbers.keys(), ...holders.keys()])] }
}

/**
 * Places that hold one of several terms, with the greatest impact at each.
 * @param {Posting[]} postings
 * @returns {Posting}
 */
const joined = (postings) => {
  /** @type {Map<number, number>} */
  const most = new Map()
  for (const { places, impacts } of postings) places.forEach((place, i) => most.set(place, Math.max(most.get(place) ?? 0, impacts[i])))
  const places = [...most.keys()].sort((one, other) => one - other)
  return { places, impacts: places.map((place) => most.get(place) ?? 0) }
}
