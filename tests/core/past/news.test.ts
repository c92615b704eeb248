import { expect, it } from 'vitest'
import { newsOf } from '../../../src/core/past/news.ts'
import { file } from '../health/files.ts'

it.each([
  ['a file of its age', file({}), 'stale', true, 'stale'],
  ['a file that is kept without network', file({}), 'old', false, 'old'],
  ['a file that says that nobody looked', file({}, { time: 0 }), 'dead', true, 'never'],
  ['no file', undefined, 'missing', true, 'missing'],
  ['no network', undefined, 'missing', false, 'unreachable'],
  ['another version', 'format', 'missing', true, 'format'],
  ['a damaged file', 'corrupt', 'invalid', true, 'invalid'],
] as const)('%s is told as what it is', (_, said, age, reached, expected) => {
  expect(newsOf(said, age, reached)).toBe(expected)
})
