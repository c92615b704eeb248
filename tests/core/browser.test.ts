import { describe, expect, it } from 'vitest'
import { browserOf, isFirefox, type Browser } from '../../src/core/browser.ts'

const apple = 'Apple Computer, Inc.'
const google = 'Google Inc.'
const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)'
const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)'
const chrome = (system: string, more = '') =>
  `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 ${more}Safari/537.36`
const firefox = (system: string, version = 146) =>
  `Mozilla/5.0 (${system}; rv:${version}.0) Gecko/20100101 Firefox/${version}.0`

describe('browserOf', () => {
  it.each<[string, Browser, string, string, number?]>([
    ['Safari on an iPhone', 'ios', `${iphone} Version/18.5 Mobile/15E148 Safari/604.1`, apple, 5],
    ['Firefox on an iPhone', 'ios', `${iphone} FxiOS/141.0 Mobile/15E148 Safari/605.1.15`, apple, 5],
    ['Chrome on an iPhone', 'ios', `${iphone} CriOS/141.0.0.0 Mobile/15E148 Safari/604.1`, apple, 5],
    ['Safari on an iPad, which calls itself a Mac', 'ios', `${mac} Version/18.5 Safari/605.1.15`, apple, 5],
    ['Safari on a Mac', 'mac', `${mac} Version/18.5 Safari/605.1.15`, apple],
    ['the first Safari that makes apps', 'mac', `${mac} Version/17.0 Safari/605.1.15`, apple],
    ['an older Safari', 'safari', `${mac} Version/16.6 Safari/605.1.15`, apple],
    [
      'GNOME Web',
      'other',
      mac.replace('Macintosh; Intel Mac OS X 10_15_7', 'X11; Linux x86_64') + ' Version/18.0 Safari/605.1.15',
      apple,
    ],
    ['Firefox on Android', 'firefox-android', firefox('Android 15; Mobile'), ''],
    ['Firefox on Windows', 'firefox-windows', firefox('Windows NT 10.0; Win64; x64'), ''],
    ['an older Firefox on Windows', 'firefox', firefox('Windows NT 10.0; Win64; x64', 140), ''],
    ['Firefox on Linux', 'firefox', firefox('X11; Linux x86_64'), ''],
    ['Chrome on Android', 'android', chrome('Linux; Android 10; K', 'Mobile '), google, 5],
    ['a window inside an Android app', 'other', chrome('Linux; Android 15; Pixel 9; wv'), google, 5],
    ['Chromium on Linux', 'desktop', chrome('X11; Linux x86_64'), google],
    ['Edge with a touch screen', 'desktop', chrome('Windows NT 10.0; Win64; x64'), google, 10],
    ['something else', 'other', 'Lynx/2.9', ''],
  ])('%s is %s', (_, browser, userAgent, vendor, maxTouchPoints = 0) => {
    expect(browserOf({ userAgent, vendor, maxTouchPoints })).toBe(browser)
  })
})

it('knows Firefox from browsers that only share its name', () => {
  expect(isFirefox(firefox('X11; Linux x86_64'))).toBe(true)
  expect(isFirefox(`${iphone} FxiOS/141.0 Mobile/15E148 Safari/605.1.15`)).toBe(false)
})
