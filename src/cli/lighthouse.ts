import { launch } from 'chrome-launcher'
import lighthouse, { type Result } from 'lighthouse'
import type { Figures } from './pace.ts'

const audits = {
  fcp: 'first-contentful-paint',
  lcp: 'largest-contentful-paint',
  tbt: 'total-blocking-time',
  cls: 'cumulative-layout-shift',
  bytes: 'total-byte-weight',
} as const

const categories = {
  performance: 'performance',
  accessibility: 'accessibility',
  bestPractices: 'best-practices',
  seo: 'seo',
} as const

const attempts = 4

/** Measures a page as on a mobile phone, with a browser that has never been anywhere. */
export async function measure(url: string, chromePath: string, chromeFlags: string[]): Promise<Figures> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const chrome = await launch({ chromePath, chromeFlags: ['--headless', ...chromeFlags] })
    try {
      const onlyCategories = Object.values(categories)
      const result = await lighthouse(url, { port: chrome.port, logLevel: 'silent', onlyCategories })
      // About one run in twenty ends with NO_NAVSTART, for no fault of the page.
      if (result && !result.lhr.runtimeError) return read(result.lhr)
    } finally {
      chrome.kill()
    }
  }
  throw new Error(`Lighthouse could not measure ${url} in ${attempts} attempts.`)
}

function read(result: Result): Figures {
  const value = (audit: keyof typeof audits) => result.audits[audits[audit]]?.numericValue ?? NaN
  const score = (category: keyof typeof categories) =>
    Math.round((result.categories[categories[category]]?.score ?? NaN) * 100)
  const requests = result.audits['network-requests']?.details
  return {
    fcp: value('fcp'),
    lcp: value('lcp'),
    tbt: value('tbt'),
    cls: value('cls'),
    bytes: value('bytes'),
    requests: requests?.type === 'table' ? requests.items.length : NaN,
    performance: score('performance'),
    accessibility: score('accessibility'),
    bestPractices: score('bestPractices'),
    seo: score('seo'),
  }
}
