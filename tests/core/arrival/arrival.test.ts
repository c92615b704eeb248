import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  arrivalOf,
  isNakedText,
  isPicture,
  proposalsFor,
  type Said,
} from '../../../src/core/arrival/arrival.ts'

const said = (more: Partial<Said>): Said => ({ title: '', text: '', url: '', ...more })
const file = (name: string, type = '', size = 10) => ({ name, type, size })
const long = 'Bonjour à vous, voici notre compte rendu. '.repeat(10)

describe('what arrived', () => {
  it.each<[string, Partial<Said>, string, string?]>([
    ['an address of its own', { url: 'https://a.example/x' }, 'link', 'https://a.example/x'],
    ['an address in the text', { text: 'https://a.example/x' }, 'link', 'https://a.example/x'],
    ['one behind its title', { text: 'Une page – https://a.example/x.' }, 'link', 'https://a.example/x'],
    ['one that is the title', { title: 'https://a.example/x' }, 'link', 'https://a.example/x'],
    ['one apart from a long text', { url: 'https://a.example/', text: long }, 'link', 'https://a.example/'],
    ['one within a long text', { text: `${long}https://a.example/ ${long}` }, 'text', 'https://a.example/'],
    [
      'two of them',
      { text: 'https://b.example/ https://c.example/', url: 'https://a.example/' },
      'link',
      'https://a.example/',
    ],
    ['plain http', { text: 'http://a.example/' }, 'link', 'http://a.example/'],
    ['a broken one before another', { text: 'https://[ https://a.example/' }, 'link', 'https://a.example/'],
    ['words', { text: 'Le code est 4271' }, 'text'],
    ['a name that looks like a host', { text: 'liste.txt' }, 'text'],
    ['a script', { url: 'javascript:alert(1)' }, 'text'],
    ['data', { url: 'data:text/html,<script>alert(1)</script>' }, 'text'],
    ['an address beyond all measure', { url: `https://a.example/${'x'.repeat(5000)}` }, 'text'],
    ['nothing', {}, 'nothing'],
    ['blanks and signs nobody sees', { title: ' \u0000', text: '\n\t\u0007' }, 'nothing'],
  ])('%s is told', (_, given, what, link) => {
    const arrival = arrivalOf(said(given))
    expect([arrival.what, arrival.link]).toEqual([what, link])
  })

  it.each([
    [[file('a.jpg', 'image/jpeg')], 'picture'],
    [[file('a.HEIC')], 'picture'],
    [[file('a.jpg', 'image/jpeg'), file('b.png', 'image/png')], 'pictures'],
    [[file('a.svg', 'image/svg+xml')], 'file'],
    [[file('a.jpg', 'application/zip')], 'file'],
    [[file('a.jpg', 'image/jpeg'), file('b.pdf', 'application/pdf')], 'files'],
  ])('files are told from pictures: %j', (files, what) => {
    expect(arrivalOf(said({ text: 'Regarde' }), files).what).toBe(what)
  })

  it('says each part once', () => {
    const given = { title: 'Une page', text: 'Une page https://a.example/', url: 'https://a.example/' }
    expect(arrivalOf(given).text).toBe('Une page https://a.example/')
    expect(arrivalOf(said({ title: 'Oui', text: 'Oui' })).text).toBe('Oui')
  })

  it('shows names as they are written, with both ends when they are long', () => {
    const names = arrivalOf(said({}), [file('facture\u202Efdp.exe'), file(`${'a'.repeat(500)}.pdf`)]).files
    expect(names[0]?.name).toBe('facturefdp.exe')
    expect(names[1]?.name).toMatch(/^a{100}…a{96}\.pdf$/)
  })

  it('says that a text too long is cut', () => {
    const arrival = arrivalOf(said({ text: '😺'.repeat(150_000) }))
    expect([arrival.cut, arrival.text.length]).toEqual([true, 200_000])
    expect(arrivalOf(said({ text: `a${'😺'.repeat(150_000)}` })).text.length).toBe(199_999)
  })

  it('takes small plain texts for what they say', () => {
    expect(isNakedText(file('a.txt', 'text/plain'))).toBe(true)
    expect(isNakedText(file('a.txt', 'text/plain;charset=utf-8'))).toBe(true)
    for (const other of [
      file('a.txt', 'text/plain', 100_000),
      file('a.html', 'text/html'),
      file('a', 'text/plain', 0),
    ])
      expect(isNakedText(other)).toBe(false)
  })
})

describe('what may be made of it', () => {
  const link = arrivalOf(said({ text: 'https://a.example/x' }))
  const letter = arrivalOf(said({ text: `${long}https://a.example/ ${long}` }))
  it.each([
    ['a link', link, undefined, ['link', 'text', 'join']],
    ['a link to a room', link, 'room', ['join', 'text']],
    ['a link that owns a room', link, 'owner', ['join']],
    ['a text with a link', letter, undefined, ['text', 'link', 'join']],
    ['a text with a room', letter, 'room', ['text', 'join']],
    ['a text', arrivalOf(said({ text: 'Bonjour' })), undefined, ['text']],
    ['a picture', arrivalOf(said({}), [file('a.png', 'image/png')]), undefined, ['pictures', 'drop']],
    [
      'a picture with words',
      arrivalOf(said({ text: 'Moi' }), [file('a.png')]),
      undefined,
      ['pictures', 'drop', 'text'],
    ],
    ['a file', arrivalOf(said({}), [file('a.pdf')]), undefined, ['drop']],
    ['nothing', arrivalOf(said({})), undefined, []],
  ] as const)('%s', (_, arrival, known, proposals) => {
    expect(proposalsFor(arrival, known)).toEqual(proposals)
  })
})

const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.webUrl(),
  fc
    .tuple(fc.string(), fc.webUrl({ withFragments: true }), fc.string({ unit: 'binary' }))
    .map(parts => parts.join(' ')),
  fc.constantFrom(
    'javascript:alert(1)//https://',
    'HTTPS://',
    'https://https://a',
    'http:///',
    '\u0000https://a.b/\u0000',
  ),
)

it('whatever arrives, nothing throws, and a link is one of the web, within measure', () => {
  const given = fc.record({ title: anything, text: anything, url: anything })
  const files = fc.array(fc.record({ name: anything, type: anything, size: fc.nat() }))
  fc.assert(
    fc.property(given, files, (words, shared) => {
      const arrival = arrivalOf(words, shared)
      if (arrival.link !== undefined) {
        expect(new URL(arrival.link).protocol).toMatch(/^https?:$/)
        expect(Object.values(words).join(' ')).toMatch(/https?:\/\//i)
      }
      expect(arrival.text + arrival.files.map(({ name }) => name).join('')).not.toMatch(
        /[\0-\x08\x0b-\x1f\x7f]/,
      )
      expect(arrival.files.every(({ name }) => name.length <= 201)).toBe(true)
      const proposals = proposalsFor(arrival)
      expect(proposals.length === 0).toBe(arrival.what === 'nothing')
      expect(new Set(proposals).size).toBe(proposals.length)
      if (proposals.some(each => each === 'link' || each === 'join')) expect(arrival.link).toBeDefined()
      expect(proposals.includes('pictures')).toBe(shared.length > 0 && shared.every(isPicture))
    }),
  )
})

it.each(['a', 'https://', 'https://a.', 'https://.', '((((', 'a.b.', ' https://[', '\u0000'])(
  'the longest text made of %j is read within a second',
  part => {
    const before = performance.now()
    arrivalOf(
      said({
        text: part.repeat(250_000 / part.length),
        url: part.repeat(10_000),
        title: part.repeat(10_000),
      }),
    )
    expect(performance.now() - before).toBeLessThan(1000)
  },
)
