// Put into the page without a language as text (src/build/plugin.ts): goes to the visitor's own, once.

const offered: readonly string[] = __LANGUAGES__.map(language => language.tag)

let stored: string | null = null
try {
  stored = localStorage.getItem('entraide.language')
} catch {
  // Storage refused: the browser's languages decide.
}

const wanted = [stored ?? '', ...navigator.languages].map(tag => tag.toLowerCase())
const found =
  wanted.flatMap(tag => [tag, tag.split('-')[0] ?? '']).find(tag => offered.includes(tag)) ?? offered[0]

location.replace(`./${found}/${location.search}${location.hash}`)
