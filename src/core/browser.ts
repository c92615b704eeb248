/** What a browser says of itself: its `navigator`. */
export interface Agent {
  userAgent: string
  vendor: string
  maxTouchPoints: number
}

/**
 * Browsers as far as they differ in what becomes of a site there. `ios`: all of them on an iPhone or iPad; `mac`: a
 * Safari that makes apps; `safari`: an older one; `android` and `desktop`: Chromium and its kin.
 */
export const browsers = [
  ...(['ios', 'mac', 'safari', 'firefox-android', 'firefox-windows', 'firefox'] as const),
  ...(['android', 'desktop', 'other'] as const),
] as const

export type Browser = (typeof browsers)[number]

export function browserOf(agent: Agent): Browser {
  const { userAgent, vendor } = agent
  // On Linux, WebKit names Apple too.
  if (vendor.startsWith('Apple') && !/Linux/.test(userAgent)) return appleOf(agent)
  if (isFirefox(userAgent)) return firefoxOf(userAgent)
  // A window inside another app cannot install.
  if (!/Chrome\//.test(userAgent) || /; wv\)/.test(userAgent)) return 'other'
  return /Android/.test(userAgent) ? 'android' : 'desktop'
}

export const isFirefox = (userAgent: string): boolean => /Firefox\//.test(userAgent)

/** An iPad calls itself a Mac, but no Mac has a touch screen. */
function appleOf({ userAgent, maxTouchPoints }: Agent): Browser {
  if (/iPhone|iPad|iPod/.test(userAgent) || maxTouchPoints > 1) return 'ios'
  return version(userAgent, 'Version') >= 17 ? 'mac' : 'safari'
}

function firefoxOf(userAgent: string): Browser {
  if (/Android/.test(userAgent)) return 'firefox-android'
  return /Windows/.test(userAgent) && version(userAgent, 'Firefox') >= 143 ? 'firefox-windows' : 'firefox'
}

const version = (userAgent: string, name: string): number =>
  Number(new RegExp(`${name}/(\\d+)`).exec(userAgent)?.[1] ?? 0)
