// Text analysis, one definition for index and query alike.
const HAN = /\p{Script=Han}/u
const WORD = /[\p{Script=Han}]+|[\p{L}\p{N}]+/gu

/** Letters without case and marks: "Hướng" and "huong" become one, composed or not; đ is d. */
const fold = text =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/đ/g, "d")

/** Pieces of a text that count as words: {start, end, terms}. A run of Han characters counts as one with a term a pair. */
const analyse = (text, language) => {
  const composed = text.normalize("NFC")
  return [...composed.matchAll(WORD)].map(match => ({
    start: match.index,
    end: match.index + match[0].length,
    han: HAN.test(match[0]),
    terms: HAN.test(match[0]) ? pairs(match[0]) : [stem(fold(match[0]), language)],
  }))
}

const pairs = run => {
  const characters = [...run]
  if (characters.length === 1) return characters
  return characters.slice(1).map((character, place) => characters[place] + character)
}

const stem = (word, language) => (language === "en" ? lunr.stemmer(new lunr.Token(word)).toString() : word)
