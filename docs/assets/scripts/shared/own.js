// Which keys in the storage of a host are of this guide.
import { PREFIX } from "./storage.js"

/**
 * @param {string} key
 * @param {string} [prefix]
 * @returns {boolean} whether it is one of this guide's, and not of one below a path beside it
 */
export const isOwn = (key, prefix = PREFIX) => key.startsWith(prefix) && !key.slice(prefix.length).startsWith("/")
