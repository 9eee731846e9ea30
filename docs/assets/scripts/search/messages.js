// Messages between the page and the search's worker. The numbers up to 3 are the theme's.

export const SETUP = 0
export const READY = 1
export const QUERY = 2
export const RESULT = 3
/** The engine could not start, or could not answer. */
export const FAILED = -1
