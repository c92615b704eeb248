import type { Browser } from './browser.ts'

/** What there is to do where a page cannot ask for it: words of `install.steps`. Without steps, there is no way. */
export const steps = {
  ios: ['share', 'home', 'add'],
  mac: ['dock'],
  safari: [],
  'firefox-android': ['menu', 'either'],
  'firefox-windows': ['taskbar'],
  firefox: [],
  android: ['menu', 'either'],
  desktop: ['bar'],
  other: [],
} as const satisfies Record<Browser, readonly string[]>

/** Of all that decides whether to offer the app. */
export interface Situation {
  browser: Browser
  /** How many rooms the device keeps. */
  rooms: number
  /** Whether an earlier visit has left one. */
  returned: boolean
  /** What was answered before: `never`, or when it was put off, in milliseconds. */
  answer: string | undefined
  /** Whether the browser lets the page ask. */
  prompt: boolean
  /** Whether the browser has read the manifest, so that it would let the page ask if it could. */
  told: boolean
  /** Whether this is the app, a frame in another site, a computer of many people; an update is told of at this moment. */
  installed: boolean
  framed: boolean
  shared: boolean
  busy: boolean
}

/** Whether to ask at a click, or to say how it is done. */
export type Offer = 'prompt' | 'steps'

/** What to offer beside the rooms; nothing, most of the time. */
export function offer(situation: Situation, now: number): Offer | undefined {
  const { installed, framed, shared, busy, rooms, returned, answer, prompt, told, browser } = situation
  if (installed || framed || shared || busy || isPutOff(answer, now)) return undefined
  if (rooms < (returned ? 1 : 2)) return undefined
  if (prompt) return 'prompt'
  // Chromium that was told and does not let us ask has the app already.
  const has = told && (browser === 'android' || browser === 'desktop')
  return has || steps[browser].length === 0 ? undefined : 'steps'
}

const putOff = 90 * 86_400_000

/** In either direction: a clock that was put back must not make 90 days of years. */
const isPutOff = (answer: string | undefined, now: number): boolean =>
  answer === 'never' || Math.abs(now - Number(answer)) < putOff

/** Where the installed app does not find what the browser keeps. */
export const isApart = (browser: Browser): boolean => browser === 'ios' || browser === 'mac'

/** Whether rooms are gone after seven days without a visit: https://webkit.org/blog/10218/; never in an installed app. */
export const isForgetful = (browser: Browser, installed: boolean): boolean =>
  !installed && (isApart(browser) || browser === 'safari')
