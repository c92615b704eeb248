import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import puppeteer, { type Browser, type BrowserContext, type ElementHandle, type Page } from 'puppeteer-core'
import type { ServiceId } from '../../src/core/services.ts'
import { kittenAt } from './portal.ts'

/** Where Firefox is, if it is: src/cli/e2e.ts says so. */
export const firefoxPath = process.env['FIREFOX']

let launched: Promise<Browser> | undefined

/**
 * Playwright drives only a Firefox of its own, so this one is driven over WebDriver BiDi. It takes seconds to start: there
 * is one for all tests of a process, and ends with it. Each test has a context of its own in it.
 */
export const openFirefox = (): Promise<Browser> => (launched ??= launch())

async function launch(): Promise<Browser> {
  const userDataDir = await mkdtemp(join(tmpdir(), 'entraide-firefox-'))
  process.once('exit', () => rmSync(userDataDir, { recursive: true, force: true }))
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: firefoxPath ?? '',
    headless: true,
    userDataDir,
    extraPrefsFirefox: {
      // Nothing is asked of its maker.
      'services.settings.server': 'data:,#x',
      // Puppeteer would let every page open tabs; visitors' browsers do not.
      'dom.disable_open_during_load': true,
      // It would take the keys that are pressed next.
      'browser.download.alwaysOpenPanel': false,
      // No process is begun before a page wants one.
      'dom.ipc.processPrelaunch.enabled': false,
    },
  })
}

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

/** Opens this address as somebody who has never been there, prepared, and once the first service can be had. */
export async function visitor(
  browser: Browser,
  url: string,
  first: ServiceId = 'pad',
  prepare?: (page: Page) => Promise<unknown>,
): Promise<Visitor> {
  const context = await browser.createBrowserContext()
  const page = await context.newPage()
  await prepare?.(page)
  await page.goto(url)
  await page.waitForSelector(linkOf(first))
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

/** What the page, or a part of it, says. */
export const says = (page: Page, place = 'main') =>
  page.$eval(place, each => each.textContent.replaceAll(/\s+/g, ' '))

/** The rooms in the list, as they are called. */
export const roomNames = (page: Page) =>
  page.$$eval('article h2', all => all.map(each => each.textContent.trim()))

/** Presses what is called so, by the keyboard: a pointer may miss what is drawn as it comes into view. */
export async function press(page: Page, name: string): Promise<void> {
  const found = await page.waitForFunction(
    wanted =>
      [...document.querySelectorAll<HTMLElement>('button, a')].find(
        each =>
          each.checkVisibility() &&
          (each.getAttribute('aria-label') ?? each.textContent.trim()).replace('\u00a0', ' ') === wanted,
      ),
    // Not by frames: a tab behind another draws none.
    { polling: 50 },
    name,
  )
  // A key reaches only the tab in front.
  await page.bringToFront()
  await (found as ElementHandle<HTMLElement>).focus()
  await page.keyboard.press('Enter')
}

/** Back to the cards. */
export async function closeDialogue(page: Page): Promise<void> {
  const isOpen = () => page.evaluate(() => document.querySelector('dialog[open]') !== null)
  if (await isOpen()) await page.keyboard.press('Escape')
  await expect.poll(isOpen).toBe(false)
}

/** Follows the link of a card on the page that is shown, by the keyboard. */
export async function openCard(page: Page, service: ServiceId): Promise<void> {
  await closeDialogue(page)
  await page.focus(linkOf(service))
  await page.keyboard.press('Enter')
}

export async function choose(page: Page, field: string, path: string): Promise<void> {
  const found = (await page.waitForSelector(field)) as ElementHandle<HTMLInputElement>
  await found.uploadFile(path)
}

/** Lets files be read that the page saves: over WebDriver BiDi nobody sees a download. */
export const catchFiles = (page: Page) =>
  page.evaluateOnNewDocument(() => {
    const make = URL.createObjectURL.bind(URL)
    URL.createObjectURL = (file: Blob) => {
      void file.text().then(text => (document.documentElement.dataset['saved'] = text))
      return make(file)
    }
  })

/** The text of the file that this makes the page save. */
export async function savedBy(page: Page, act: () => Promise<void>): Promise<string> {
  await page.evaluate(() => delete document.documentElement.dataset['saved'])
  await act()
  await page.waitForSelector('html[data-saved]')
  return page.$eval('html', html => html.dataset['saved'] ?? '')
}
