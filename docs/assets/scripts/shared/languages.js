// Which language of the guide a reader's browser asks for, by language tags (BCP 47).

/**
 * @param {string} tag
 * @returns {Intl.Locale | null} with the script and region that the tag leaves to be understood: zh-TW is zh-Hant-TW
 */
const whole = (tag) => {
  try {
    return new Intl.Locale(tag).maximize()
  } catch {
    return null
  }
}

/**
 * The offered language that comes nearest to the first wanted one that comes near to any: same script first, then same region.
 * @template {string} Tag
 * @param {readonly string[]} wanted tags, the most wanted first
 * @param {readonly Tag[]} offered
 * @returns {Tag | undefined}
 */
export const preferred = (wanted, offered) => {
  for (const tag of wanted) {
    const asked = whole(tag)
    if (!asked) continue
    /** @param {Tag} one */
    const nearness = (one) => {
      const found = whole(one)
      if (found?.language !== asked.language) return 0
      return 1 + (found.script === asked.script ? 2 : 0) + (found.region === asked.region ? 1 : 0)
    }
    const best = [...offered].sort((one, other) => nearness(other) - nearness(one))[0]
    if (best !== undefined && nearness(best)) return best
  }
  return undefined
}
