import puppeteer, { type Browser, type BrowserContext, type Page } from 'puppeteer-core'
import type { ServiceId } from '../../src/core/services.ts'
import { kittenAt } from './portal.ts'

/** Where Firefox is, if it is: src/cli/e2e.ts says so. */
export const firefoxPath = process.env['FIREFOX']

/** Playwright drives only a Firefox of its own, so this one is driven over WebDriver BiDi. */
export const launchFirefox = (): Promise<Browser> =>
  puppeteer.launch({
    browser: 'firefox',
    executablePath: firefoxPath ?? '',
    headless: true,
    extraPrefsFirefox: {
      // Nothing is asked of its maker.
      'services.settings.server': 'data:,#x',
      // Puppeteer would let every page open tabs; visitors' browsers do not.
      'dom.disable_open_during_load': true,
      // It would take the keys that are pressed next.
      'browser.download.alwaysOpenPanel': false,
    },
  })

/** A page of the portal as one visitor sees it. */
export interface Visitor {
  page: Page
  context: BrowserContext
  /** The address to which a card's link leads; empty until it does. */
  address: (service: ServiceId) => Promise<string>
  /** The name of the kitten there. */
  offered: (service: ServiceId) => Promise<string>
  /** What a card says. */
  says: (service: ServiceId) => Promise<string>
  /** What was said to people who do not see the page change. */
  heard: () => Promise<string>
  lasting: () => Promise<string>
  /** How many tabs are open. */
  tabs: () => Promise<number>
}

const card = (service: ServiceId) => `article[aria-labelledby=${service}-title]`

/** The link of a card, once it leads to a kitten. */
export const linkOf = (service: ServiceId) => `${card(service)} form a.action[rel]`

/** Opens this address as somebody who has never been there. */
export async function visitor(browser: Browser, url: string): Promise<Visitor> {
  const context = await browser.createBrowserContext()
  const page = await context.newPage()
  await page.goto(url)
  await page.waitForSelector(linkOf('pad'))
  // What asks kittens has come too.
  await page.waitForNetworkIdle()
  const address = (service: ServiceId) =>
    page.$eval(linkOf(service), link => (link as HTMLAnchorElement).href)
  return {
    page,
    context,
    address,
    offered: async service => kittenAt(await address(service)),
    says: service => page.$eval(card(service), each => each.textContent),
    heard: () => page.$eval('[role=status]', each => each.textContent.replaceAll('\u00a0', ' ')),
    lasting: () => page.evaluate(() => JSON.stringify(localStorage)),
    tabs: async () => (await context.pages()).length,
  }
}
