import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { browsers } from '../../src/core/browser.ts'
import { isApart, isForgetful, offer, steps, type Offer, type Situation } from '../../src/core/install.ts'

const now = Date.UTC(2026, 5, 1)
const day = 86_400_000

/** Somebody with two rooms, in a Chromium that lets us ask. */
const ripe: Situation = {
  ...{ browser: 'android', rooms: 2, returned: false, answer: undefined, prompt: true, told: true },
  ...{ installed: false, framed: false, shared: false, busy: false },
}

describe('offer', () => {
  it.each<[string, Partial<Situation>, Offer | undefined]>([
    ['a second room', {}, 'prompt'],
    ['no room', { rooms: 0, returned: true }, undefined],
    ['a first room, just opened', { rooms: 1 }, undefined],
    ['a first room, found again', { rooms: 1, returned: true }, 'prompt'],
    ['the installed app', { installed: true }, undefined],
    ['a frame', { framed: true }, undefined],
    ['a computer of many people', { shared: true }, undefined],
    ['an update that waits', { busy: true }, undefined],
    ['“never”', { answer: 'never' }, undefined],
    ['“later”, 89 days ago', { answer: String(now - 89 * day) }, undefined],
    ['“later”, 90 days ago', { answer: String(now - 90 * day) }, 'prompt'],
    ['“later”, before the clock was put back by years', { answer: String(now + 900 * day) }, 'prompt'],
    ['an answer nobody gave', { answer: 'perhaps' }, 'prompt'],
    ['Chromium that does not let us ask', { prompt: false }, undefined],
    ['Chromium that was not told of the app', { prompt: false, told: false }, 'steps'],
    ['an iPhone', { browser: 'ios', prompt: false }, 'steps'],
    ['Safari on a Mac', { browser: 'mac', prompt: false }, 'steps'],
    ['Firefox on Android', { browser: 'firefox-android', prompt: false }, 'steps'],
    ['Firefox on Windows', { browser: 'firefox-windows', prompt: false }, 'steps'],
    ['Firefox on Linux', { browser: 'firefox', prompt: false }, undefined],
    ['an old Safari', { browser: 'safari', prompt: false }, undefined],
    ['an unknown browser', { browser: 'other', prompt: false }, undefined],
  ])('%s: %o gets %s', (_, part, expected) => {
    expect(offer({ ...ripe, ...part }, now)).toBe(expected)
  })

  const situations = fc.record<Situation>({
    browser: fc.constantFrom(...browsers),
    rooms: fc.nat(5),
    returned: fc.boolean(),
    answer: fc.oneof(
      fc.constantFrom(undefined, 'never', '', 'x'),
      fc.integer({ min: -200, max: 200 }).map(days => String(now + days * day)),
    ),
    ...{ prompt: fc.boolean(), told: fc.boolean(), installed: fc.boolean() },
    ...{ framed: fc.boolean(), shared: fc.boolean(), busy: fc.boolean() },
  })

  it('never asks where it cannot, and never tells steps that are not there', () => {
    fc.assert(
      fc.property(situations, situation => {
        const offered = offer(situation, now)
        if (offered === 'prompt') expect(situation.prompt).toBe(true)
        if (offered === 'steps') expect(steps[situation.browser]).not.toEqual([])
      }),
    )
  })

  it('never comes where any one thing forbids it, nor without a room', () => {
    const forbidding: Partial<Situation>[] = [
      ...[{ installed: true }, { framed: true }, { shared: true }, { busy: true }],
      ...[{ answer: 'never' }, { rooms: 0 }],
    ]
    fc.assert(
      fc.property(situations, fc.constantFrom(...forbidding), (situation, part) => {
        expect(offer({ ...situation, ...part }, now)).toBeUndefined()
      }),
    )
  })

  it('does not go away because there are more rooms', () => {
    fc.assert(
      fc.property(situations, situation => {
        if (offer(situation, now)) expect(offer({ ...situation, rooms: 9 }, now)).toBe(offer(situation, now))
      }),
    )
  })
})

it.each(browsers)('%s: a list that Safari forgets is warned of, but in the app', browser => {
  const webkit = ['ios', 'mac', 'safari'].includes(browser)
  expect([isForgetful(browser, false), isForgetful(browser, true)]).toEqual([webkit, false])
})

it('the app has a list of its own on Apple’s systems alone', () => {
  expect(browsers.filter(isApart)).toEqual(['ios', 'mac'])
})
