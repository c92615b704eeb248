import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  authorMax,
  pictureFields,
  pollFields,
  pollSlug,
  webAddress,
  type Poll,
} from '../../src/core/handed.ts'
import { drawLot } from '../../src/core/rooms.ts'
import * as abouts from '../../src/core/softwares/abouts.ts'
import type { FormHandover } from '../../src/core/softwares/contract.ts'

const lot = drawLot(length => new Uint8Array(length).fill(7), ['calm', 'river'])
const poll: Poll = {
  title: ' Pique-nique ',
  description: '',
  author: '',
  kind: 'dates',
  language: 'fr',
  slug: 'pique-nique-7777',
}

/** A form whose software calls things otherwise. */
const form: FormHandover = {
  by: 'form',
  path: 'new',
  fields: {
    title: 't',
    description: 'd',
    author: 'a',
    kind: 'k',
    language: 'l',
    slug: 's',
    days: 'n',
    once: 'o',
  },
  with: { fixed: 'yes' },
  kinds: { dates: 'D', choices: 'C' },
}
const named = (fields: readonly { name: string; value: string }[]) =>
  Object.fromEntries(fields.map(({ name, value }) => [name, value]))

describe('pollFields', () => {
  it('calls each thing as the software does, leaves out what is empty and sends what is always sent', () => {
    expect(named(pollFields(form, poll))).toEqual({
      fixed: 'yes',
      t: 'Pique-nique',
      k: 'D',
      l: 'fr',
      s: 'pique-nique-7777',
    })
  })

  it('names nothing that the software has no name for', () => {
    expect(pollFields({ ...form, fields: {}, with: {} }, poll)).toEqual([])
  })

  it('never sends a name that the software would refuse', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), author => {
        const sent = named(pollFields(form, { ...poll, author }))['a'] ?? ''
        expect([...sent].length).toBeLessThanOrEqual(authorMax)
        expect(sent).toBe(sent.trim())
      }),
    )
  })

  it('never skips the page on which the visitor reads what was prepared', () => {
    const { handovers } = abouts.framadate
    if (handovers?.title?.by !== 'form') throw new Error('no form')
    const names = pollFields(handovers.title, poll).map(({ name }) => name)
    expect(names).not.toContain('gotostep2')
    expect(names).toContain('customized_url')
  })
})

describe('pictureFields', () => {
  it('says for how long, even where it is for ever, and whether once is enough', () => {
    expect(named(pictureFields(form, { days: 0, once: true }))).toMatchObject({ n: '0', o: '1' })
    expect(named(pictureFields(form, { days: 7, once: false }))).toEqual({ fixed: 'yes', n: '7' })
  })
})

describe('pollSlug', () => {
  it('is what every server leaves alone, whatever was typed, and never the title alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), title => {
        expect(pollSlug(title, lot)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
        expect(pollSlug(title, lot)).toContain(lot.tail)
        expect(pollSlug(title, lot).length).toBeLessThanOrEqual(64)
      }),
    )
  })
})

describe('webAddress', () => {
  it.each([
    ['https://example.org', 'https://example.org/'],
    ['  http://example.org/a?b#c ', 'http://example.org/a?b#c'],
    ['HTTPS://EXAMPLE.org/É', 'https://example.org/%C3%89'],
  ])('takes %j', (typed, address) => {
    expect(webAddress(typed)).toBe(address)
  })

  it.each([
    '',
    'example.org',
    'https://',
    'https:///a',
    'javascript:alert(1)',
    'ftp://a.test/',
    'https://a b.test/',
  ])('refuses %j', typed => {
    expect(webAddress(typed)).toBeUndefined()
  })

  it('never throws, nor lets through anything but the web', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map(rest => `https://${rest}`),
        ),
        typed => {
          expect(webAddress(typed) ?? 'https://').toMatch(/^https?:\/\//)
        },
      ),
    )
  })
})
