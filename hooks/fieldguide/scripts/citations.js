// Citations as people write them: ids, labels, places in words, addresses. Each gives the ids it names and what is left of the query.

// What a place is called, folded; Simplified characters. The guide is 指南, yet readers type it for 准则.
const PLACES = {
  part: ["part", "phan", "部分", "部"],
  guideline: ["guideline", "huong dan", "hd", "准则", "指南", "指引"],
  point: ["point", "diem", "点"],
  headline: ["headline", "thong diep chinh", "thong diep", "tieu de", "要旨", "标题"],
  section: ["section", "de muc", "muc", "节"],
  bullet: ["bullet", "gach dau dong", "项"],
  example: ["example", "case", "vi du", "truong hop", "例"],
}

const LATIN = /[a-z]/

/** Make the reader of citations over all ids and page addresses: returns {ids, rest} for a query. */
const createCitations = ({ ids, pages }, simplify) => {
  const known = new Set(ids)

  const fromAddress = query => {
    const address = query.match(/\S*?(?:p\/)?\b((?:cso|vps|btech)(?:-\d+)+)(?:\.html)?\b\S*/i)
    if (address && known.has(address[1].toLowerCase())) return { ids: [address[1].toLowerCase()], rest: query.replace(address[0], " ") }
    const page = query.match(/\S*\b((?:cso|vps|btech)\/[\w\-/]*?)(?:\.html)?(?:[#?]\S*)?(?=\s|$)/i)
    if (page) {
      const path = page[1].toLowerCase().replace(/\/$/, "/index")
      const found = pages.find(({ location }) => location.replace(/^(?:vi|zh)\//, "").replace(/\.html$/, "") === path)
      const first = found?.documents[0].id
      if (known.has(first)) return { ids: [first], rest: query.replace(page[0], " ") }
    }
    return null
  }

  /** `CSO II.2.1`, `cso-2-2-1`, `cso_2_2_1`, `VPs 1.2`, `B-Tech 3`; without a source `II.2` is of the CSO guide. */
  const fromLabel = text => {
    for (const { id, written } of idsIn(text)) {
      const found = [id, id.replace(/^([a-z]+-0)-.*/, "$1")].find(one => known.has(one)) // an introduction has no points
      if (found) return { ids: [found], rest: text.replace(written, " ") }
    }
    const bare = text.match(/(?:^|\s)([ivx]{1,4}|\d)\s*[.]\s*(\d{1,2})(?:\s*[.]\s*(\d{1,2}))?(?=\s|$)/)
    if (!bare) return null
    const numbers = bare.slice(1).filter(Boolean).map(numberOf).join("-")
    const found = (/[ivx]/.test(bare[1]) ? ["cso"] : ["cso", "vps"]).map(source => `${source}-${numbers}`).filter(id => known.has(id))
    return found.length ? { ids: found, rest: text.replace(bare[0], " ") } : null
  }

  /** `Guideline 2 part II`, `hướng dẫn 2 phần II`, `第二部分准则2`: the places named, in any order. */
  const fromPlaces = text => {
    const places = {}
    let rest = text
    for (const [place, names] of Object.entries(PLACES))
      for (const name of names) {
        const match = LATIN.test(name) ? latinPlace(rest, name) : hanPlace(rest, name)
        if (!match || !numberOf(match.number)) continue
        places[place] = numberOf(match.number)
        rest = rest.replace(match.all, " ")
        break
      }
    const found = ids.filter(id => isAt(id, places))
    return found.length ? { ids: found, rest } : null
  }

  const latinPlace = (text, name) => {
    const after = text.match(new RegExp(`(?:^|[^a-z])${name}s?\\s*(?:thu\\s+|no\\.?\\s*|so\\s+)?${NUMBER}(?![a-z0-9])`))
    if (after) return { all: after[0], number: after[1] }
    const before = text.match(new RegExp(`(?:^|[^a-z0-9])(first|second|third|fourth|fifth)\\s+${name}(?![a-z])`))
    return before && { all: before[0], number: before[1] }
  }

  const hanPlace = (text, name) => {
    const before = text.match(new RegExp(`第\\s*${NUMBER}\\s*[个条项]?\\s*${name}`)) ?? text.match(new RegExp(`${NUMBER}\\s*[个条]?\\s*${name}(?=$|[^\\p{L}\\p{N}]|第|准则|指南|部分)`, "u"))
    if (before) return { all: before[0], number: before[1] }
    const after = text.match(new RegExp(`${name}\\s*第?\\s*${NUMBER}[条项]?`))
    return after && { all: after[0], number: after[1] }
  }

  const isAt = (id, places) => {
    const [source, ...numbers] = id.split("-")
    const wants = wanted[source](places)
    return wants !== null && wants.length === numbers.length && wants.every((want, i) => want === undefined || want === Number(numbers[i]))
  }
  const wanted = {
    cso: ({ part, guideline, point, ...others }) => {
      if (Object.keys(others).length || (part ?? guideline ?? point) === undefined) return null
      if (point !== undefined) return guideline === undefined ? null : [part, guideline, point]
      return guideline === undefined ? [part] : [part, guideline]
    },
    vps: ({ section, bullet, example, ...others }) => {
      if (Object.keys(others).length || section === undefined) return null
      return (bullet ?? example) === undefined ? [section] : [section, bullet ?? example]
    },
    btech: ({ headline, ...others }) => (Object.keys(others).length || headline === undefined ? null : [headline]),
  }

  return query => {
    const address = fromAddress(query.trim())
    if (address) return address
    const text = simplify(fold(query)).replace(/\s+/g, " ").trim()
    return fromLabel(text) ?? fromPlaces(text.replace(/(?:^|[^a-z])(?:cso|vps|b[- ]?tech)(?![a-z])/g, " ")) ?? { ids: [], rest: query }
  }
}
