// Put into pages without a language as text (src/site/page.ts): goes to the visitor's own, once.

const offered: readonly string[] = __LANGUAGES__.map(language => language.tag)

let first: string | null = null
try {
  first = __FIRST__
} catch {
  // Storage refused: the browser's languages decide.
}

/** `zh-Hant-TW` may be met by `zh-Hant`, then by `zh`; case does not matter (RFC 4647, lookup). */
function meet(tag: string): string | undefined {
  for (let range = tag.toLowerCase(); range; range = range.slice(0, Math.max(range.lastIndexOf('-'), 0))) {
    const found = offered.find(language => language.toLowerCase() === range)
    if (found) return found
  }
  return undefined
}

let found = offered[0]
for (const tag of [first ?? '', ...navigator.languages].reverse()) found = meet(tag) ?? found

location.replace(`./${found}/${location.search}${location.hash}`)
