// The search's engine: answers in a worker, or, on file://, is called by the page.
import { fieldGuide } from "../shared/field-guide.js"
import { loadedIndex } from "./data.js"
import { FAILED, QUERY, READY, RESULT, SETUP } from "./messages.js"
import { createSearch } from "./search.js"

/** @type {{ importScripts?: (address: string) => void, postMessage: (message: unknown) => void }} */
const worker = /** @type {any} */ (self)

if (worker.importScripts) {
  /** @type {Awaited<ReturnType<typeof createSearch>>} */
  let search

  /** @param {{ type: number, data: any }} message */
  const answer = async ({ type, data }) => {
    if (type === SETUP) {
      worker.importScripts?.(data.index)
      search = await createSearch(loadedIndex())
      worker.postMessage({ type: READY })
    } else if (type === QUERY) worker.postMessage({ type: RESULT, data: search(data) })
  }

  self.onmessage = async ({ data: message }) => {
    try {
      await answer(message)
    } catch (error) {
      worker.postMessage({ type: FAILED, data: String(error) })
    }
  }
} else fieldGuide.search = createSearch
