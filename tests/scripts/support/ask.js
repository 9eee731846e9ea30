// Asks the search: an index and queries come in as JSON, what is found goes out. Run by tests/support/searching.py.
import { createSearch } from "../../../docs/assets/scripts/search/search.js"

const { index, queries } = JSON.parse(await new Response(Deno.stdin.readable).text())
const search = createSearch(index)
const answers = queries.map((/** @type {string} */ query) =>
  search(query).results.map(({ page, weak, sections }) => ({ page, weak, sections: sections.map(({ anchor }) => anchor) }))
)
await Deno.stdout.write(new TextEncoder().encode(JSON.stringify(answers)))
