import fc from 'fast-check'
import { expect, it } from 'vitest'
import { expiryOf, readSpans, usualSpans } from '../../../src/core/paste/spans.ts'

const ids = (answer: unknown) => readSpans(answer)?.choices.map(({ id }) => id)
const saying = (choices: unknown, usual: unknown = '1week') => ({
  Expire: { '@value': usual, '@enum': choices },
})

it('a host’s own choices are offered in its order, with its default', () => {
  const spans = readSpans(saying(['never', '2day', '12hours', '1month'], '1month'))
  expect(spans?.choices).toEqual([
    { id: 'never' },
    { id: '2day', length: { amount: 2, unit: 'day' } },
    { id: '12hours', length: { amount: 12, unit: 'hour' } },
    { id: '1month', length: { amount: 1, unit: 'month' } },
  ])
  expect(spans?.usual).toBe('1month')
})

it('the default of the program counts only where the host offers it: else what is nearest to a week, never for ever', () => {
  expect(readSpans(saying(['never', '5min', '3day', '1year']))?.usual).toBe('3day')
  expect(readSpans(saying(['never', '1year', '1month']))?.usual).toBe('1month')
  expect(readSpans(saying(['never']))?.usual).toBe('never')
})

it('an older word for it is understood', () => {
  expect(ids({ Expiration: { '@enum': ['1day'] } })).toEqual(['1day'])
})

it.each([
  undefined,
  'text',
  {},
  { Expire: null },
  saying('1week'),
  saying([]),
  saying([{}, null, 5, ['1week'], '<b>', '0day', '9999year', 'burn']),
  saying(Array.from({ length: 51 }, (_, amount) => `${amount + 1}day`)),
])('nothing that can be told to people is nothing: %j', answer => {
  expect(readSpans(answer)).toBeUndefined()
})

it('what cannot be told is left out, and nothing is offered twice', () => {
  expect(ids(saying(['1day', 'soon', '1day', 7, '1week']))).toEqual(['1day', '1week'])
})

it('leaves out what is no word, however it is made', () => {
  expect(ids(saying(['1day', { toString: '' }, null, ['1week']]))).toEqual(['1day'])
})

it('whatever a host answers, what is chosen is among what is offered', () => {
  const words = fc.oneof(fc.constantFrom('never', '5min', '1week', '1year', 'x'), fc.anything())
  fc.assert(
    fc.property(
      fc.oneof(
        fc.anything(),
        fc.array(words).map(all => saying(all, all[0])),
      ),
      answer => {
        const spans = readSpans(answer)
        if (spans) expect(spans.choices.map(({ id }) => id)).toContain(spans.usual)
      },
    ),
  )
})

it('a kept room knows how long, or that it is for ever', () => {
  const days = usualSpans.choices.map(span => expiryOf(span)?.days)
  expect(days).toEqual([5 * (1 / 1440), 10 * (1 / 1440), 1 / 24, 1, 7, 30, 365, undefined])
  expect(usualSpans.usual).toBe('1week')
})
