import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  askMessage,
  bounds,
  heightIn,
  heightMessage,
  isAsking,
  secretIn,
  wordpressHeight,
} from '../../../src/core/embed/messages.ts'

const height = (value: unknown) => ({ type: 'entraide:height', v: 1, height: value })

it.each([
  [heightMessage(300.2), 301],
  [height(5), bounds.least],
  [height(1e9), bounds.most],
  [height(Infinity), undefined],
  [height(NaN), undefined],
  [height('300'), undefined],
  [height([300]), undefined],
  [{ ...heightMessage(300), v: 2 }, undefined],
  [{ ...heightMessage(300), v: '1' }, undefined],
  [{ ...heightMessage(300), type: 'entraide:open' }, undefined],
  [wordpressHeight('abc', 300), undefined],
  ['entraide:height', undefined],
  [null, undefined],
])('%j tells the height %s', (data, told) => expect(heightIn(data)).toBe(told))

it('whatever a page or a frame says, nothing beyond the bounds is taken for a height', () => {
  const hostile = fc.oneof(
    fc.anything({ withNullPrototype: true }),
    fc.record({ type: fc.constant('entraide:height'), v: fc.constant(1), height: fc.anything() }),
  )
  fc.assert(
    fc.property(hostile, data => {
      const told = heightIn(data)
      if (told === undefined) return
      expect(told).toBeGreaterThanOrEqual(bounds.least)
      expect(told).toBeLessThanOrEqual(bounds.most)
      expect(Number.isInteger(told)).toBe(true)
    }),
  )
})

describe('the frame tells its height again', () => {
  it.each([
    [askMessage, undefined, true],
    [{ ...askMessage, v: 2 }, undefined, false],
    [{ message: 'ready', secret: 'abc' }, 'abc', true],
    [{ message: 'ready', secret: 'abd' }, 'abc', false],
    [{ message: 'ready', secret: undefined }, undefined, false],
    [{ message: 'ready' }, undefined, false],
    [{ message: 'link', secret: 'abc' }, 'abc', false],
    ['ready', 'abc', false],
    [null, undefined, false],
  ])('when asked %j, its secret being %s: %s', (data, secret, asked) =>
    expect(isAsking(data, secret)).toBe(asked),
  )

  it('never for anything else', () => {
    fc.assert(
      fc.property(fc.anything(), data => {
        fc.pre((data as { type?: unknown } | null)?.type !== askMessage.type)
        expect(isAsking(data, undefined)).toBe(false)
      }),
    )
  })
})

it.each([
  ['#?secret=aB3x', 'aB3x'],
  ['#?secret=a-b', undefined],
  ['#?secret=', undefined],
  ['#secret=abc', undefined],
  ['#?secret=<b>', undefined],
  [`#?secret=${'a'.repeat(61)}`, undefined],
  ['', undefined],
])('behind %s, WordPress’s secret is %s', (hash, secret) => expect(secretIn(hash)).toBe(secret))
