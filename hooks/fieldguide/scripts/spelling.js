// How people write letters, numbers and ids. The search reads queries by it, the page for unknown addresses reads addresses.

/** Letters without case, width and marks: "Hướng" and "huong" become one, composed or not; đ is d. */
const fold = text =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/đ/g, "d")

/** Whether two words differ by one wrong, missing, additional or swapped letter. */
const isNear = (one, other) => {
  if (one === other) return true
  if (Math.abs(one.length - other.length) > 1) return false
  let i = 0
  while (i < one.length && one[i] === other[i]) i++
  if (one.length > other.length) return one.slice(i + 1) === other.slice(i)
  if (one.length < other.length) return one.slice(i) === other.slice(i + 1)
  return one.slice(i + 1) === other.slice(i + 1) || (one[i] === other[i + 1] && one[i + 1] === other[i] && one.slice(i + 2) === other.slice(i + 2))
}

const DIGITS = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10, 两: 2 }
const ROMAN = { i: 1, ii: 2, iii: 3, iv: 4, v: 5, vi: 6, vii: 7, viii: 8, ix: 9, x: 10 }
const ORDINALS = { first: 1, second: 2, third: 3, fourth: 4, fifth: 5, nhat: 1, hai: 2, ba: 3, tu: 4, nam: 5, mot: 1, one: 1, two: 2, three: 3, four: 4, five: 5 }
const NUMBER = "(\\d{1,2}|[ivx]+|first|second|third|fourth|fifth|one|two|three|four|five|nhat|mot|hai|ba|tu|nam|[一二三四五六七八九十两])"

const numberOf = text => Number(text) || ROMAN[text] || ORDINALS[text] || DIGITS[text] || 0

const SOURCES = {
  cso: "(?:^|[^a-z])cso\\s*[\\p{Pd}_ .:]?\\s*",
  vps: "(?:^|[^a-z])vps?\\s*[\\p{Pd}_ .:]?\\s*|自愿原则》?\\s*",
  btech: "(?:^|[^a-z])b[\\p{Pd}_ ]?tech\\s*[\\p{Pd}_ .:]?\\s*",
}
const JOINT = "\\s*[\\p{Pd}._]\\s*"
const CHAIN = `(?<numbers>${NUMBER}(?:${JOINT}${NUMBER}){0,2}(?:[\\p{Pd}._]\\d{1,2})*)(?![\\p{L}\\p{N}]|[\\p{Pd}._]\\d)`

/** Ids that a folded text names, known or not, each as it is written: `CSO II.2.1`, `cso_2_2_1`, `VPs 1.2`, `B-Tech 3`. */
const idsIn = text =>
  Object.entries(SOURCES).flatMap(([source, prefix]) => {
    const match = text.match(new RegExp(`(?:${prefix})${CHAIN}`, "u"))
    if (!match) return []
    const numbers = match.groups.numbers.split(new RegExp(JOINT, "u")).map(numberOf)
    return [{ id: [source, ...numbers].join("-"), written: match[0] }]
  })
