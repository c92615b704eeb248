import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frameAddress, openAddress, pageAddress } from '../../../src/core/embed/addresses.ts'
import { readChoices } from '../../../src/core/embed/choices.ts'
import { blank, grounds, readDraft, ways, widths, writeDraft } from '../../../src/core/embed/draft.ts'
import { choices, known } from './pieces.ts'

const read = (query: string) => readDraft(new URLSearchParams(query), known)
const base = 'https://entraide.example/outils/'

it('the builder’s address says all that is chosen', () => {
  const drafts = fc.record({
    choices,
    way: fc.constantFrom(...ways),
    width: fc.constantFrom(...widths),
    ground: fc.constantFrom(...grounds),
  })
  fc.assert(
    fc.property(drafts, each => {
      expect(read(writeDraft(each, known))).toEqual(each)
    }),
  )
  expect(writeDraft(blank(known), known)).toBe('')
})

it.each(['how=script', 'width=99999', 'width=4.8e2', 'ground=url(//evil.example)', 'how=__proto__&ground='])(
  '“%s” counts as not said',
  query => expect(read(query)).toEqual(blank(known)),
)

describe('addresses', () => {
  it('the frame’s says what was chosen, and its language in the path', () => {
    fc.assert(
      fc.property(choices, each => {
        const { pathname, searchParams, origin } = new URL(frameAddress(base, each, known))
        const { language, ...rest } = each
        expect(origin + pathname).toBe(`${base}embed/${language ? `${language}/` : ''}`)
        expect(readChoices(searchParams, known)).toEqual(rest)
      }),
    )
  })

  it.each([
    [[], false, 'fr/ouvrir/pad/'],
    [['a', 'b'], false, 'fr/ouvrir/pad/?prefer=a,b'],
    [['a', 'b'], true, 'fr/ouvrir/pad/?only=a,b'],
  ])('with kittens %j, only them: %s, a service is opened at %s', (kittens, only, path) =>
    expect(openAddress(base, 'fr', 'pad', { kittens, only })).toBe(base + path),
  )

  it('a page that is embedded by its address alone is that of one service, or of all', () => {
    expect(pageAddress(base, 'fr', ['pad'])).toBe(`${base}fr/pad/`)
    expect(pageAddress(base, 'en', ['pad', 'visio'])).toBe(`${base}en/`)
  })
})
