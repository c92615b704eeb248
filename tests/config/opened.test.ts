import { expect, test } from 'vitest'
import { baseBehind } from '../../src/config/opened.ts'
import { namesRooms, type Software } from '../../src/core/softwares/contract.ts'
import { softwares } from '../../src/core/softwares/index.ts'

const base = 'https://kitten.example.org/tools/'
const all = Object.entries(softwares)

const opened = (software: Software) =>
  namesRooms(software) ? software.room(base, 'minutes', { key: 'k'.repeat(22) }) : software.open(base)

/** Those that open a page below their base whose path could not be a prefix. */
const recognisable = all.filter(([, software]) => {
  const path = new URL(opened(software)).pathname.slice('/tools'.length)
  return !['/', '/minutes'].includes(path)
})

test.each(all)('the base address of %s is taken for one, with a path or without', (_, software) => {
  expect(baseBehind(software, base)).toBeUndefined()
  expect(baseBehind(software, 'https://kitten.example.org/')).toBeUndefined()
})

test.each(recognisable)('the page that %s opens is traced back to its base', (_, software) => {
  expect(baseBehind(software, opened(software))).toBe(base)
})
