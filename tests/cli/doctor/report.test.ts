import { describe, expect, it } from 'vitest'
import { asJson, countOf, gathered, inWords } from '../../../src/cli/doctor/report.ts'
import { span } from '../../../src/cli/doctor/span.ts'

const same = ['/', '/fr/', '/en/', '/pad/', '/why/'].map(path => ({
  path,
  message: 'sent unpacked',
  tip: 'pack it',
}))
const wards = [
  { subject: 'pages', findings: [] },
  { subject: 'compression', findings: same },
  {
    subject: 'health',
    findings: [{ path: '/health.json', message: 'a\u001b[31mb', tip: 'c', warning: true as const }],
  },
  { subject: 'app', findings: [], unseen: true as const },
]

describe('what was found', () => {
  it('is said once of all the places it is about, then what is fine, then how much it is', () => {
    expect(inWords(wards, 'https://portal.example/', 38)).toBe(
      [
        'compression',
        '/, /fr/, /en/ and 2 more  sent unpacked',
        '    tip: pack it',
        '',
        'health',
        '/health.json  warning: a [31mb',
        '    tip: c',
        '',
        'fine: pages',
        'not seen well enough to say: app',
        '1 problem to mend, 1 warning; 38 requests to https://portal.example/',
        '',
      ].join('\n'),
    )
  })

  it('is nothing to mend where there are only warnings', () => {
    expect(countOf(wards.slice(2))).toEqual({ problems: 0, warnings: 1 })
    expect(inWords([], 'https://portal.example/', 1)).toBe(
      'nothing to mend; 1 request to https://portal.example/\n',
    )
  })

  it('keeps every place for programs', () => {
    const { problems, findings } = JSON.parse(asJson(wards, 'https://portal.example/', 38))
    expect(problems).toBe(1)
    expect(findings[0]).toEqual({
      ...{ subject: 'compression', level: 'problem', message: 'sent unpacked', tip: 'pack it' },
      paths: ['/', '/fr/', '/en/', '/pad/', '/why/'],
    })
  })

  it('of one place is said once, also where it was asked twice', () => {
    expect(gathered([...same.slice(0, 1), ...same.slice(0, 1)])).toMatchObject([{ paths: ['/'] }])
  })
})

it.each([
  [60_000, '1 minute'],
  [-90 * 60_000, '90 minutes'],
  [3 * 3_600_000, '3 hours'],
  [3 * 86_400_000, '3 days'],
])('%d ms are %s', (time, words) => {
  expect(span(time)).toBe(words)
})
