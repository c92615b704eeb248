import { describe, expect, it } from 'vitest'
import { valuesOf, type Decided } from '../../src/site/values.ts'
import type { Portal } from '../../src/core/portal.ts'

const portal: Portal = {
  name: 'Entraide',
  url: 'https://e.test/',
  languages: ['fr', 'en'],
  services: ['pad'],
  operator: { name: 'Us', contact: 'mailto:us@e.test', website: 'https://us.test/a/' },
  collective: false,
  source: 'https://e.test/source',
}
const told = (more: Partial<Decided> = {}): Decided => ({
  portal,
  legal: {},
  statement: { state: 'none' },
  ...more,
})

it('shows addresses as people read them, and leads there', () => {
  const { contact, website, hostPhone } = valuesOf(
    told({ legal: { host: { name: 'H', phone: '+33 (0)2 00' } } }),
    'fr',
  )
  expect(contact).toEqual({ text: 'us@e.test', href: 'mailto:us@e.test' })
  expect(website).toEqual({ text: 'us.test/a', href: 'https://us.test/a/' })
  expect(hostPhone).toEqual({ text: '+33 (0)2 00', href: 'tel:+330200' })
})

it('leads to the licences of others where this site has them, also below a path', () => {
  const values = valuesOf(told({ portal: { ...portal, url: 'https://e.test/entraide/' } }), 'fr')
  expect(values['licences']).toEqual({
    text: 'e.test/entraide/licences.txt',
    href: 'https://e.test/entraide/licences.txt',
  })
})

it.each([
  [undefined, { logs: undefined, noLogs: false, logsUnknown: true }],
  [0, { logs: undefined, noLogs: true, logsUnknown: false }],
  [14, { logs: '14\u00a0jours', noLogs: false, logsUnknown: false }],
])('of logs kept for %s days it says just one thing', (logs, expected) => {
  const values = valuesOf(told({ legal: logs === undefined ? {} : { logs } }), 'fr')
  expect(values).toMatchObject(expected)
})

describe('of the statement', () => {
  const statement: Decided['statement'] = {
    state: 'partial',
    date: '2026-03-02',
    contact: 'https://e.test/access',
    audit: { date: '2026-02-28', by: 'Them', rate: 62.5, tools: ['axe'] },
    exempt: [{ what: { fr: 'Une carte', en: 'A map' }, reason: 'R' }],
  }
  const plain = (values: unknown) => JSON.stringify(values).replaceAll(/[\u00a0\u202f]/g, ' ')

  it('it speaks the language of the page', () => {
    expect(plain(valuesOf(told({ statement }), 'fr'))).toMatch(
      /2 mars 2026.*Une carte.*28 février 2026.*62,5 %/,
    )
    expect(plain(valuesOf(told({ statement }), 'en'))).toMatch(
      /March 2, 2026.*A map.*February 28, 2026.*62.5%/,
    )
  })

  it('it names its own contact, else the operator’s', () => {
    expect(valuesOf(told({ statement }), 'fr')['accessContact']).toMatchObject({ text: 'e.test/access' })
    expect(valuesOf(told(), 'fr')['accessContact']).toMatchObject({ text: 'us@e.test' })
  })

  it.each(['none', 'partial', 'full'] as const)('it comes to one state, %s', state => {
    const { notConform, partlyConform, fullyConform } = valuesOf(told({ statement: { state } }), 'fr')
    expect([notConform, partlyConform, fullyConform].filter(Boolean)).toHaveLength(1)
  })
})
