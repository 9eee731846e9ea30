// A guide of three entries in two languages, in the form of share/<language>.js.

/** @typedef {import("../../../docs/assets/scripts/share/texts.js").Texts} Texts */

/**
 * @param {string} language
 * @param {Record<string, string>} words
 * @param {Record<string, string>} titles by id
 * @returns {Texts}
 */
const textsOf = (language, words, titles) => ({
  language,
  tag: words.tag,
  name: words.name,
  site: words.site,
  address: "https://guide.example/",
  dates: { "2026.11": words.date },
  words,
  entries: Object.fromEntries(
    Object.entries(titles).map(([id, title]) => [id, {
      label: id.toUpperCase().replace("-", " "),
      title,
      text: [`${title} 1.`, `${title} 2.`],
      place: "place",
      restates: words.restates,
      page: `${words.folder}${id}.html`,
      mark: "2026.11.3fa9",
      relations: id === "abc-1"
        ? [["abc-2", words.supports, "", words.reason], ["xyz-1", words.supports, words.example, words.reason]]
        : [],
    }]),
  ),
})

export const english = textsOf("en", {
  tag: "en",
  name: "English",
  site: "Guide",
  date: "November 2026",
  folder: "",
  restates: "Restated.",
  supports: "supports",
  example: "example of it",
  reason: "For a reason.",
  "entry.colon": ": ",
  "citation.entry": "{label}: {title}. In: {site}. Edition {edition}, {date}. {restates} Available from: {address}",
  "citation.note": "{site}, edition {edition}.",
  "citation.relation": "{name} {label}, “{title}”: {reason}",
  "citation.relation-property": "{name} {label}, “{title}” ({property}): {reason}",
  "citation.collection": "{count} entries from {site}",
  "citation.own-note": "Added note: {note}",
  "relation.heading": "Related entries",
  "relation.note": "These links are editorial.",
}, { "abc-1": "One & only", "abc-2": "Two", "xyz-1": "Three" })

export const chinese = textsOf("zh", {
  tag: "zh-Hans",
  name: "简体中文",
  site: "指南",
  date: "2026年11月",
  folder: "zh/",
  restates: "重述。",
  supports: "支持",
  example: "其例",
  reason: "有理由。",
  "entry.colon": "：",
  "citation.entry": "{label}：{title}。见《{site}》，{edition}版，{date}。{restates}{address}",
  "citation.note": "《{site}》，{edition}版。",
  "citation.relation": "{name}{label}《{title}》：{reason}",
  "citation.relation-property": "{name}{label}《{title}》（{property}）：{reason}",
  "citation.collection": "《{site}》的{count}个条目",
  "citation.own-note": "附注：{note}",
  "relation.heading": "相关条目",
  "relation.note": "编辑所加。",
}, { "abc-1": "其一", "abc-2": "其二", "xyz-1": "其三" })
