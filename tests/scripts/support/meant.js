// Reads mistyped addresses: all that is known and the addresses come in as JSON, what each means goes out. Run by tests/core/test_mistyped.py.
import { createAddresses, partsOf } from "../../../docs/assets/scripts/not-found/addresses.js"

/** @type {{ known: import("../../../docs/assets/scripts/not-found/addresses.js").Known, paths: string[] }} */
const { known, paths } = JSON.parse(await new Response(Deno.stdin.readable).text())
const { meant } = createAddresses(known)
const answers = paths.map((path) => {
  const { address, anchor } = partsOf(path)
  return { address: meant(address) ?? "", anchor }
})
await new Blob([JSON.stringify(answers)]).stream().pipeTo(Deno.stdout.writable)
