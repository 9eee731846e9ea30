// The reader's brief: entries collected in this browser. Loaded when a reader collects, and by the Brief page.
import { fieldGuide } from "../shared/field-guide.js"
import { read, watch, write } from "../shared/storage.js"
import { carried, handOn, parse, serialise, withEntry } from "./keeping.js"

/** @typedef {typeof collection} Collection */

const NAME = "brief"

const stored = () => parse(read(NAME))

/**
 * Store a brief; where it has no items, nothing is stored any more.
 * @param {import("./keeping.js").Brief} brief
 * @returns {boolean} whether this worked: a browser may refuse
 */
const store = (brief) => write(NAME, serialise(brief))

const collection = {
  read: stored,
  write: store,

  /**
   * @param {string} id
   * @returns {boolean} whether the entry is in the stored brief now; false where the browser refuses or the brief is full
   */
  add: (id) => {
    const brief = stored()
    const longer = withEntry(brief, id)
    return longer === brief || (longer !== null && store(longer))
  },

  /** @param {string} id */
  has: (id) => stored().items.some((item) => item.id === id),

  /** Remove what is stored; gives whether this worked. */
  clear: () => write(NAME, null),

  /**
   * Call when another window of the guide has changed what is stored.
   * @param {() => void} changed
   */
  watch: (changed) => watch(NAME, changed),
  handOn,
  carried,
}

fieldGuide.collection = collection
