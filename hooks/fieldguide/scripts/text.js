// Text analysis, one definition for index and query alike.
//
// A text becomes words with their places; a word is compared by its key: the stem of an English word, a Vietnamese
// syllable with its marks, the pairs of a run of Chinese characters. Its folded form, without case and marks, is how
// readers may type it. Vietnamese syllables also give pairs, for one syllable says little.
// Terms of the term base become concepts, whatever form, language or acronym they are written in.

const HAN = /\p{Script=Han}/u
const WORD = /\p{Script=Han}+|[\p{L}\p{M}\p{N}]+/gu
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g

// Phrases of asking, which say nothing about what is asked for.
const HAN_ASKING = /为什么|怎么办|怎么样|怎么|怎样|如何|什么|哪些|哪个|我们|是不是|是否|能不能|能否|可不可以|可以|应该|应当|请问|时候|吗|呢|的|了/g

/** The same letters with their marks, wherever in the syllable the tone is placed: hoà is hòa. */
const withMarks = word => {
  const parts = word.toLowerCase().normalize("NFD")
  return parts.replace(TONES, "") + (parts.match(TONES) ?? []).join("")
}

/** Whether a written word, or its beginning, carries at least the marks of a typed one: "quyền" does for "quyên", not for "quyến". */
const carriesMarks = (written, typed) => {
  const [most, least] = [written, typed].map(marksOf)
  return [least.tone, ...least.letters].every((marks, i) => [...marks].every(mark => [most.tone, ...most.letters][i]?.includes(mark)))
}

/** Marks of each letter of a word made by withMarks, and its tone. */
const marksOf = word => ({
  letters: [...word.replace(TONES, "").matchAll(/([\p{L}\p{N}])(\p{M}*)/gu)].map(([, base, marks]) => (base === "đ" ? base : "") + marks),
  tone: (word.match(TONES) ?? []).join(""),
})

/** British and American spelling become one; what else this changes, it changes in index and query alike. */
const oneSpelling = word =>
  word
    .replace(/isation/, "ization")
    .replace(/is(e|es|ed|ing|er|ers)$/, "iz$1")
    .replace(/ys(e|es|ed|ing)$/, "yz$1")
    .replace(/our/, "or")
    .replace(/(.)tre(s?)$/, "$1ter$2")
    .replace(/ence(s?)$/, "ense$1")
    .replace(/ogue(s?)$/, "og$1")
    .replace(/ll/, "l")

/** The analysis for one language; `forms` holds each concept's written forms. */
const createAnalysis = ({ language, forms, stopWords, characters }) => {
  const simplified = new Map()
  const table = [...characters]
  for (let i = 0; i < table.length; i += 2) simplified.set(table[i], table[i + 1])
  const simplify = run => [...run].map(character => simplified.get(character) ?? character).join("")

  const keyOf = (written, folded) => {
    if (language === "vi") return withMarks(written)
    if (language === "en") return lunr.stemmer(new lunr.Token(oneSpelling(folded))).toString()
    return folded
  }

  const known = new Map()
  /** Folded form and key of a word; texts repeat words, so each is worked out once. */
  const read = (written, han) => {
    if (!known.has(written)) {
      const folded = han ? simplify(written) : fold(written)
      known.set(written, { han, written, folded, key: han ? folded : keyOf(written, folded) })
    }
    return known.get(written)
  }

  /** Words of a text in composed Unicode: {start, end, han, written, folded, key}. */
  const words = text =>
    [...text.matchAll(WORD)].map(match => ({ start: match.index, end: match.index + match[0].length, ...read(match[0], HAN.test(match[0])) }))

  const pairs = run => {
    const split = [...run]
    return split.slice(1).map((character, place) => split[place] + character)
  }

  // Forms of terms are compared without marks, but by stem in English: readers type both ways.
  const formKey = word => (language === "vi" && !word.han ? word.folded : word.key)
  const formTree = new Map()
  for (const [form, concept] of Object.entries(forms).flatMap(([id, written]) => written.map(one => [one, id]))) {
    const parts = words(form.normalize("NFC"))
    if (!parts.length || parts.some(part => part.han !== parts[0].han)) continue
    const first = parts[0].han ? parts[0].key[0] : formKey(parts[0])
    if (!formTree.has(first)) formTree.set(first, [])
    formTree.get(first).push({ keys: parts.map(formKey), concept })
  }
  for (const found of formTree.values()) found.sort((a, b) => b.keys.join("").length - a.keys.join("").length)

  /** Concepts named in a text's words: {concept, start, end, first, last}, the longest form at each place. */
  const concepts = found => {
    const named = []
    for (let place = 0; place < found.length; place++) {
      const word = found[place]
      if (word.han) named.push(...hanConcepts(word, place))
      else {
        const form = (formTree.get(formKey(word)) ?? []).find(({ keys }) => keys.every((key, i) => found[place + i] && formKey(found[place + i]) === key))
        if (!form) continue
        const last = place + form.keys.length - 1
        named.push({ concept: form.concept, start: word.start, end: found[last].end, first: place, last })
        place = last
      }
    }
    return named
  }

  const hanConcepts = (word, place) => {
    const named = []
    for (let i = 0; i < word.key.length; i++) {
      const form = (formTree.get(word.key[i]) ?? []).find(({ keys }) => word.key.startsWith(keys[0], i))
      if (!form) continue
      named.push({ concept: form.concept, start: word.start + i, end: word.start + i + form.keys[0].length, first: place, last: place })
      i += form.keys[0].length - 1
    }
    return named
  }

  /** Terms of one word in the index. */
  const termsOf = word => (word.han && [...word.key].length > 1 ? pairs(word.key) : [word.key])

  const pairOf = (one, other) => `${one.folded} ${other.folded}`

  /** Every term of some words: what the index holds of a text. Pairs of syllables only where they tell much. */
  const indexTerms = (found, withPairs) => {
    const terms = found.flatMap(termsOf)
    if (language === "vi" && withPairs) for (let i = 1; i < found.length; i++) terms.push(pairOf(found[i - 1], found[i]))
    for (const { concept } of concepts(found)) terms.push(`§${concept}`)
    return terms
  }

  const isStopWord = word => !word.han && stopWords.includes(word.folded)
  const withoutAsking = query => (language === "zh" ? query.replace(HAN_ASKING, " ") : query)

  return { words, concepts, termsOf, pairs, pairOf, indexTerms, isStopWord, withoutAsking, simplify }
}
