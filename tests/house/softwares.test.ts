import { expect, it } from 'vitest'
import { softwares } from '../../src/core/softwares/index.ts'
import { filesIn, read, withoutComments } from './tree.ts'

/** Ids that are also words people need, and therefore prove nothing. */
const ordinaryWords = new Set(['send'])

const names = Object.entries(softwares)
  .flatMap(([id, { label }]) => [id, label.toLowerCase()])
  .filter(name => !ordinaryWords.has(name))
const named = new RegExp(String.raw`\b(${names.join('|')})\b`, 'i')

// Guides may: whether a tool suits somebody depends on what runs there, and that is said in every language.
const elsewhere = filesIn('src', '').filter(file => !/^src\/(core\/softwares|content)\//.test(file))

// Comments may: they give the source of a rule, such as the strictest limit for names.
it.each(elsewhere)('%s names no software', file => {
  const found = named.exec(withoutComments(read(file)))?.[0]
  expect(
    found,
    `${file} knows ${found}: what is particular to it belongs in src/core/softwares`,
  ).toBeUndefined()
})
