import { expect, test } from 'vitest'
import { table } from '../../src/cli/table.ts'

test('columns are aligned, numbers to the right', () => {
  expect(
    table([
      ['bytes', 'what'],
      [7, 'page'],
      [12_345, 'scripts'],
    ]),
  ).toBe('  bytes  what\n      7  page\n  12345  scripts')
})
