import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawLot, hasTitle, nameMax, roomName, slug, type Lot, type Random } from '../../src/core/rooms.ts'
import { namesRooms, type NameRule } from '../../src/core/softwares/contract.ts'
import { softwares } from '../../src/core/softwares/index.ts'

const portable: NameRule = { alphabet: 'portable', max: 50, typed: true, lasting: true }
const call: NameRule = { alphabet: 'alphanumeric', max: 50, typed: true, lasting: false }
const lot: Lot = { words: 'chouette-tisane', tail: '7kq4-m2xw-9d3f', key: 'AAAAAAAAAAAAAAAAAAAAAA' }
const words = ['abeille', 'abricot', 'agrume']
const secure: Random = length => crypto.getRandomValues(new Uint8Array(length))

const anyTitle = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom('new', 'a-pi', 'socket.io', '..', 'ROOMS', 'e\u0301', '\ud800', 'ǅ', 'ﬁn', '℡'),
)

describe('slug', () => {
  it.each([
    ['Réunion lundi', 'reunion-lundi'],
    ['  salle  ', 'salle'],
    ['Œuvre & cœur, straße, Łódź, Ærø', 'oeuvre-coeur-strasse-lodz-aero'],
    ["L'été à l’école", 'l-ete-a-l-ecole'],
    ['a/b', 'a-b'],
    ['..', ''],
    ['../../etc/passwd', 'etc-passwd'],
    ['v1.2', 'v1-2'],
    ['x.csv', 'x-csv'],
    ['10:30', '10-30'],
    ['R&D', 'r-d'],
    ['a$b', 'a-b'],
    ['100%', '100'],
    ['_x', 'x'],
    ['=tab', 'tab'],
    ['(x)', 'x'],
    ['r.foo', 'r-foo'],
    ['qui?quoi#bar', 'qui-quoi-bar'],
    ['di"t', 'di-t'],
    ['salle🎉', 'salle'],
    ['🎉🎉🎉', ''],
    ['tab\tnew\nline\u00a0nbsp', 'tab-new-line-nbsp'],
    ['اجتماع الآباء', ''],
    ['会議', ''],
    ['İstanbul', 'istanbul'],
    ['\u202Egnipeels', 'gnipeels'],
    ['a'.repeat(300), 'a'.repeat(30)],
    [`${'a'.repeat(29)} b`, 'a'.repeat(29)],
  ])('makes %j into %j', (title, expected) => {
    expect(slug(title)).toBe(expected)
  })

  it('leaves its own results alone', () => {
    fc.assert(fc.property(anyTitle, title => slug(slug(title)) === slug(title)))
  })

  it('does not depend on how accents are encoded', () => {
    fc.assert(fc.property(anyTitle, title => slug(title.normalize('NFC')) === slug(title.normalize('NFD'))))
  })
})

describe('roomName', () => {
  it('adds the tail to what was typed', () => {
    expect(roomName('Réunion parents', lot, portable)).toBe('reunion-parents-7kq4-m2xw-9d3f')
    expect(roomName('Réunion parents', lot, call)).toBe('reunionparents7kq4m2xw9d')
  })

  it('makes readable words where nothing usable was typed', () => {
    expect(roomName('', lot, portable)).toBe('chouette-tisane-7kq4-m2xw-9d3f')
    expect(roomName('会議', lot, call, true)).toBe('chouettetisane7kq4m2xw9d')
  })

  it('drops the tail only when asked to', () => {
    expect(roomName('Réunion parents', lot, portable, true)).toBe('reunion-parents')
  })

  it('never lets a typed title into a name that must be random', () => {
    expect(roomName('devine', lot, { ...call, typed: false, lasting: true }, true)).toBe(
      'chouettetisane7kq4m2xw9d3f',
    )
  })

  it.each(['new', 'NEW', 'demo', 'a-pi', 'p', 'Socket.io', 'rooms', 'anonymous'])(
    'never gives away the reserved word %j',
    title => {
      expect(roomName(title, lot, portable, true)).toMatch(/-room$/)
      expect(roomName(title, lot, call, true)).toMatch(/room$/)
    },
  )

  const rules = Object.entries(softwares).flatMap(([id, software]) =>
    namesRooms(software) ? [[id, software.name] as const] : [],
  )

  it.each(rules)('gives %s only names it leaves alone, whatever was typed', (_, rule) => {
    const shape = rule.alphabet === 'portable' ? /^[a-z0-9]+(-[a-z0-9]+)*$/ : /^[a-z0-9]+$/
    fc.assert(
      fc.property(anyTitle, fc.boolean(), (title, guessable) => {
        const name = roomName(title, drawLot(secure, words), rule, guessable)
        expect(name).toMatch(shape)
        expect(name.length).toBeLessThanOrEqual(Math.min(rule.max, nameMax))
      }),
    )
  })

  it('carries no time and repeats nothing: two rooms of the same title differ', () => {
    const names = new Set(Array.from({ length: 5000 }, () => roomName('x', drawLot(secure, words), portable)))
    expect(names.size).toBe(5000)
  })
})

describe('drawLot', () => {
  it('holds 60 random bits for what lasts, 50 for a call, and a 128-bit key', () => {
    const { tail, key } = drawLot(secure, words)
    expect(tail).toMatch(/^[0-9a-hjkmnp-tv-z]{4}(-[0-9a-hjkmnp-tv-z]{4}){2}$/)
    expect(roomName('x', lot, { ...call, lasting: true })).toHaveLength(1 + 60 / 5)
    expect(roomName('x', lot, call)).toHaveLength(1 + 50 / 5)
    expect(key).toMatch(/^[\w-]{22}$/)
  })

  it('uses every character of the tail as often as any other', () => {
    const seen = new Map<string, number>()
    const draws = 8000
    for (let i = 0; i < draws; i++)
      for (const character of drawLot(secure, words).tail.replaceAll('-', ''))
        seen.set(character, (seen.get(character) ?? 0) + 1)
    expect(seen.size).toBe(32)
    const expected = (draws * 12) / 32
    const chi2 = [...seen.values()].reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0)
    // 31 degrees of freedom: 80 is beyond one chance in 300 000.
    expect(chi2).toBeLessThan(80)
  })

  it('redraws the bytes that would favour some words', () => {
    const fair = 256 - (256 % words.length)
    const bytes = [fair, 255, 0, fair, 1]
    const scripted: Random = length =>
      length === 1 ? Uint8Array.of(bytes.shift() ?? 0) : new Uint8Array(length)
    expect(drawLot(scripted, words).words).toBe('abeille-abricot')
  })
})

describe('hasTitle', () => {
  it('is false for what leaves nothing in the name', () => {
    expect([hasTitle(''), hasTitle(' … '), hasTitle('会議'), hasTitle('a')]).toEqual([
      false,
      false,
      false,
      true,
    ])
  })
})
