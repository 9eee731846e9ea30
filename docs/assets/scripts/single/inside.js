// Where a page of the site stands inside the one HTML file.

/**
 * Ids that a place of the site may have in the file, the likeliest first (hooks/fieldguide/editions/single.py).
 * @param {string} href below the site's root: "vi/cso/engage.html#cso-1-1"
 * @param {string} folder where the language's pages begin, such as "vi/"
 */
export const idsOf = (href, folder) => {
  const [page, anchor = ""] = href.split("#")
  const name = page.slice(page.startsWith(folder) ? folder.length : 0).replace(/\.html$/, "").replaceAll("/", "-")
  return anchor ? [anchor, `${name}--${anchor}`] : [name]
}
