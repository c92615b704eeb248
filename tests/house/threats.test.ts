import { expect, it } from 'vitest'
import { files, read } from './tree.ts'

const page = 'docs/threats.md'
const sections = read(page).split(/^## /m).slice(1)
const proofs = [...read(page).matchAll(/`(tests\/[^`]+?) › ([^`]+)`/g)].map(([, file = '', title = '']) => ({
  file,
  title,
}))

/** How a title stands in a file: between quotes, as `it`, `test`, `describe` or a row of a table has it. */
const named = (text: string, title: string): boolean =>
  [`'${title}'`, `\`${title}\``, `"${title}"`].some(quoted => text.includes(quoted))

it('every test that the page of threats names is there', () => {
  expect(proofs.length).toBeGreaterThan(40)
  const gone = proofs.filter(({ file, title }) => !files.includes(file) || !named(read(file), title))
  expect(gone.map(({ file, title }) => `${page} names "${title}", which ${file} does not have`)).toEqual([])
})

it('every adversary has a guard that is proven', () => {
  expect(sections.length).toBeGreaterThan(7)
  const bare = sections.filter(section => !/`tests\/[^`]+ › /.test(section))
  expect(bare.map(section => section.split('\n')[0])).toEqual([])
})

it('every threat says what proves its guard, or that there is none', () => {
  const threats = sections.flatMap(section => section.split(/^- /m).slice(1))
  expect(threats.length).toBeGreaterThan(35)
  expect(threats.filter(threat => !/`tests\/[^`]+ › |\*\*no guard\*\*/i.test(threat))).toEqual([])
})
