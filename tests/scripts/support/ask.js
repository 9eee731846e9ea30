// Asks the search: indexes and queries come in as JSON, what is found goes out. Run by tests/support/searching.py.
import { createSearch } from "../../../docs/assets/scripts/search/search.js"

/** @type {{ index: import("./search.js").SearchData, queries: string[] }[]} */
const jobs = JSON.parse(await new Response(Deno.stdin.readable).text())
const answers = jobs.map(({ index, queries }) => {
  const search = createSearch(index)
  return queries.map((query) =>
    search(query).results.map(({ page, weak, sections }) => ({ page, weak, sections: sections.map(({ anchor }) => anchor) }))
  )
})
await new Blob([JSON.stringify(answers)]).stream().pipeTo(Deno.stdout.writable)
