import { describe, expect, it } from 'vitest'
import type { Reply } from '../../../../src/cli/doctor/answer.ts'
import { address } from '../../../../src/cli/doctor/judges/address.ts'
import { certificate } from '../../../../src/cli/doctor/judges/certificate.ts'
import { clock } from '../../../../src/cli/doctor/judges/clock.ts'
import type { Seen } from '../../../../src/cli/doctor/seen.ts'
import { answered, now, seenAt, told } from '../seen.ts'

const at = (url: string) => ({ ...answered('/'), url })
const to = (url: string, location: string): Reply => ({
  ...answered('/', { status: 308, headers: { location } }),
  url,
})
const page = (canonical: string) => answered('/', { body: `<link rel="canonical" href="${canonical}">` })

describe('the way to the portal', () => {
  const rows: [string, Reply[], string[]][] = [
    ['straight', [at('https://portal.example/')], []],
    [
      'by one step to https',
      [to('http://portal.example/', 'https://portal.example/'), at('https://portal.example/')],
      [],
    ],
    [
      'by a detour',
      [
        to('http://portal.example/', 'http://portal.example/x/'),
        to('http://portal.example/x/', 'https://portal.example/'),
        at('https://portal.example/'),
      ],
      ['http://portal.example/  leads to https://portal.example/ in 2 steps'],
    ],
    [
      'by another name',
      [to('https://portal.example/', 'https://www.portal.example/'), at('https://www.portal.example/')],
      ['https://portal.example/  leads to another host, https://www.portal.example/'],
    ],
    [
      'past the page that chooses a language',
      [to('https://portal.example/', '/fr/'), at('https://portal.example/fr/')],
      ['https://portal.example/  leads to /fr/ instead of showing the page that chooses a language'],
    ],
    [
      'in circles',
      [to('https://portal.example/', '/x'), to('https://portal.example/x', '/')],
      ['https://portal.example/  is led on without end, last to /'],
    ],
  ]

  it.each(rows)('%s', (_, hops, expected) => {
    expect(told(address, seenAt({}, { hops }))).toEqual(expected)
  })

  it.each([
    [to('http://portal.example/', 'https://portal.example/'), []],
    [
      answered('http://portal.example/'),
      ['http://portal.example/  answered with 200 instead of leading to https'],
    ],
    [
      to('http://portal.example/', 'https://b.example/'),
      ['http://portal.example/  leads to https://b.example/'],
    ],
    [
      {
        kind: 'failure',
        method: 'GET',
        url: 'http://portal.example/',
        reason: 'connect',
        detail: '',
      } as const,
      ['http://portal.example/  warning: no answer'],
    ],
  ])('without TLS is judged: %o', (plain, expected) => {
    expect(told(address, seenAt({ plain }))).toEqual(expected)
  })
})

describe('the address in the pages', () => {
  it.each([
    ['https://portal.example/', 'https://portal.example/', []],
    [
      'https://portal.example/',
      'https://other.example/',
      [/^\/ {2}pages say that the portal is at https:\/\/other/],
    ],
    // Only its operator asks it there.
    [
      'http://127.0.0.1:8080/',
      'https://portal.example/',
      [/^\/ {2}warning: pages say/, /warning: without HTTPS/],
    ],
    [
      'http://192.168.1.2/',
      'https://portal.example/',
      [/^\/ {2}warning: pages say/, /warning: without HTTPS/],
    ],
    ['http://portal.example/', 'http://portal.example/', [/^http:\/\/portal\.example\/ {2}without HTTPS/]],
    ['https://town.example/a/', 'https://town.example/b/', [/^\/ {2}pages say that the portal is at \S+b\//]],
  ])('asked at %s, said to be %s', (asked, said, expected) => {
    const lines = told(address, seenAt({ root: page(said) }, { address: new URL(asked) }))
    expect(lines).toEqual(expected.map(each => expect.stringMatching(each)))
  })

  it('has to have the path where it stands', () => {
    const home = {
      ...answered('/', { body: '<html data-words="/assets/fr.js">' }),
      url: 'https://town.example/a/fr/',
    }
    const place: Partial<Seen> = { address: new URL('https://town.example/a/') }
    expect(told(address, seenAt({ homes: home }, place))).toEqual([
      '/a/fr/  looks for its files below /, and stands below /a/',
    ])
    const right = { ...home, body: Buffer.from('<html data-words="/a/assets/fr.js">') }
    expect(told(address, seenAt({ homes: right }, place))).toEqual([])
  })
})

const day = 86_400_000
const line = { second: true, begins: now - 60 * day, ends: now + 30 * day }
const sure = answered('/', { headers: { 'strict-transport-security': 'max-age=1' } })

describe('a certificate', () => {
  it.each([
    ['of ninety days, thirty before its end', {}, []],
    [
      'of ninety days, fourteen before its end',
      { begins: now - 76 * day, ends: now + 14 * day },
      ['its certificate ends in 14 days'],
    ],
    ['of six days, two before its end', { begins: now - 4 * day, ends: now + 2 * day }, []],
    [
      'of six days, half a day before its end',
      { begins: now - 5.5 * day, ends: now + 0.5 * day },
      ['its certificate ends today'],
    ],
    ['that ends tomorrow', { ends: now + 1.5 * day }, ['its certificate ends tomorrow']],
    ['that has ended', { ends: now - 1 }, ['its certificate has ended']],
    [
      'of another',
      { refused: 'ERR_TLS_CERT_ALTNAME_INVALID' },
      ['browsers refuse its certificate: ERR_TLS_CERT_ALTNAME_INVALID'],
    ],
    ['before a server of old', { second: false }, ['warning: speaks HTTP/1.1 only']],
  ])('%s', (_, more, expected) => {
    const lines = told(certificate, seenAt({ root: sure }, { line: { ...line, ...more } }))
    expect(lines).toEqual(expected.map(each => `https://portal.example  ${each}`))
  })

  it('is not judged where there is none', () => {
    expect(certificate(seenAt({ root: sure }))).toBeUndefined()
  })

  it('is better with a word that there always is one', () => {
    expect(told(certificate, seenAt({ root: answered('/') }, { line }))).toEqual([
      'https://portal.example  warning: does not say that it is always with HTTPS',
    ])
  })
})

describe('the clock of the server', () => {
  const dated = (ago: number, age?: number) =>
    answered('/', { headers: { date: new Date(now - ago).toUTCString(), ...(age && { age: String(age) }) } })

  it.each([
    ['is right', [dated(0)], []],
    ['is four minutes slow', [dated(240_000)], []],
    ['is an hour slow', [dated(3_600_000)], ['its clock is 60 minutes behind the one here']],
    ['is an hour fast', [dated(-3_600_000)], ['its clock is 60 minutes ahead of the one here']],
    ['is right, and a cache kept its answer for an hour', [dated(3_600_000, 3600)], []],
    ['is right, as its newest answer says', [dated(3_600_000), dated(0)], []],
    ['says nothing', [answered('/')], []],
  ])('%s', (_, homes, expected) => {
    expect(told(clock, seenAt({ homes }))).toEqual(expected.map(each => `https://portal.example  ${each}`))
  })
})
