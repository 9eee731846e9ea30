const DAY = 24 * 60 * 60 * 1000
const FROM = 181
const DAYS_A_MONTH = 365.25 / 12

/**
 * How many months ago a copy was made; 0 where that is less than 181 days, or in the future.
 * @param {string} built day as 2026-11-22
 * @param {number} now milliseconds since 1970
 */
export const monthsSince = (built, now) => {
  const days = (now - Date.parse(built)) / DAY
  return days < FROM ? 0 : Math.round(days / DAYS_A_MONTH)
}

/**
 * A day as a language writes it.
 * @param {string} built day as 2026-11-22
 * @param {string} form with the fields {day}, {month} and {year}
 * @param {string} months names of the months, with spaces between
 */
export const written = (built, form, months) => {
  const [year, month, day] = built.split("-").map(Number)
  /** @type {Record<string, string | number>} */
  const fields = { year, day, month: months.split(" ")[month - 1] }
  return form.replace(/\{(\w+)\}/g, (_, name) => String(fields[name]))
}
