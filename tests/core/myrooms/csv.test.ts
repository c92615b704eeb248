import fc from 'fast-check'
import { expect, it } from 'vitest'
import { columns, writeCsv, type Column } from '../../../src/core/myrooms/csv.ts'
import { room, rooms } from './samples.ts'

const words = {
  columns: Object.fromEntries(columns.map(column => [column, column.toUpperCase()])) as Record<
    Column,
    string
  >,
  service: (id: string) => `service ${id}`,
}
const body = (...list: Parameters<typeof writeCsv>[0]) =>
  writeCsv(list, words).split('\r\n').slice(1).join('\r\n')

it('is a table that names its columns, for programs that would take it for another alphabet too', () => {
  const full = room({
    ...{
      service: 'pad',
      openedAt: Date.UTC(2026, 1, 1),
      expiry: { days: 30, after: 'creation' },
      note: 'a, b',
    },
  })
  expect(writeCsv([full], words)).toBe(
    '\ufeffNAME,SERVICE,HOST,URL,CREATEDAT,OPENEDAT,END,NOTE\r\n' +
      'Réunion,service pad,Infini,https://pad.infini.test/p/reunion,2026-01-10,2026-02-01,2026-02-09,"a, b"\r\n',
  )
})

it.each([
  ['=1+1', "'=1+1"],
  ['+33 2', "'+33 2"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', `"'\r=1"`],
  ['=HYPERLINK("https://evil.test")', `"'=HYPERLINK(""https://evil.test"")"`],
  ['say "a"', '"say ""a"""'],
  ['un\ndeux', '"un\ndeux"'],
  ['1=1', '1=1'],
])('of the name %j a spreadsheet is given %j', (name, cell) => {
  expect(body(room({ name })).startsWith(`${cell},`)).toBe(true)
})

it('tells nobody who owns a room, nor its key', () => {
  const text = body(
    room({
      ...{ software: 'send', url: 'https://send.test/download/1/#thekey' },
      ...{ adminUrl: 'https://a.test/thelink', deleteToken: 'thetoken' },
    }),
  )
  expect(text).not.toMatch(/thekey|thelink|thetoken/)
})

/** RFC 4180, section 2. */
function parse(text: string): string[][] {
  const cells = [...text.matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/g)]
  const lines: string[][] = [[]]
  for (const [, cell = '', end] of cells) {
    lines.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)
    if (end === '\r\n') lines.push([])
  }
  return lines.slice(0, -1)
}

it('has as many cells in each line, none of them a formula, whatever rooms are called', () => {
  const named = fc
    .tuple(rooms, fc.string({ unit: 'binary' }))
    .map(([each, name]) => ({ ...each, name, note: name }))
  fc.assert(
    fc.property(fc.array(named, { maxLength: 3 }), list => {
      const lines = parse(writeCsv(list, words).slice(1))
      expect(lines.map(cells => cells.length)).toEqual(
        Array.from({ length: list.length + 1 }, () => columns.length),
      )
      for (const cell of lines.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/)
      expect(lines.slice(1).map(([name = '']) => name.replace(/^'/, ''))).toEqual(
        list.map(({ name }) => name.replace(/^'/, '')),
      )
    }),
  )
})
