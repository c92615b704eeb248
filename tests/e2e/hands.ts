import { test, type Locator, type Page } from '@playwright/test'
import type { ServiceId } from '../../src/core/services.ts'
import { formFields, fileOf } from './kittens/visits.ts'
import { startKittens } from './kittens/server.ts'
import { card, instance, openPortal, ready } from './portal.ts'

/** A portal all of whose hosts agreed to be handed something over; closed after the last test of the file. */
export async function openHands() {
  const kittens = await startKittens({
    ...{ poll: 'framadate', short: 'lstu', pics: 'lutim', bin: 'privatebin' },
    pub: { kitten: 'yourls', host: 'pub.example.localhost', mount: '/y/' },
  })
  const portal = await openPortal([
    instance('poll', 'framadate', kittens.url('poll'), { handovers: ['title'] }),
    instance('short', 'lstu', kittens.url('short'), { handovers: ['link'] }),
    instance('pics', 'lutim', kittens.url('pics'), { handovers: ['picture'] }),
    instance('bin', 'privatebin', kittens.url('bin'), { handovers: ['text'] }),
  ])
  test.afterAll(async () => {
    await kittens.close()
    await portal.close()
  })
  return { kittens, portal, sent: () => kittens.requests.filter(({ method }) => method === 'POST') }
}

export const dialog = (page: Page): Locator => page.locator('dialog.handover[open]')

/** The form that a card opens, once it can be filled in. */
export async function openForm(page: Page, url: string, service: ServiceId): Promise<Locator> {
  await page.goto(`${url}fr/`)
  await ready(page, service).click()
  await dialog(page).locator('form').waitFor()
  return dialog(page)
}

export const link = (page: Page, service: ServiceId): Locator => card(page, service).locator('a.action')

interface Sent {
  headers: Readonly<Record<string, string | undefined>>
  body: string
  bytes: Buffer
}

/** The fields of a form as its host received them; a file counts by its name. */
export const fieldsOf = (sent: Sent | undefined): Record<string, string> =>
  sent ? Object.fromEntries(formFields({ ...blank, ...sent })) : {}

export const pictureOf = (sent: Sent | undefined): Buffer => (sent && fileOf(sent)) ?? Buffer.alloc(0)

const blank = { method: 'POST', path: '', search: '', query: new URLSearchParams() }

/** What the page's own policy refused, as the browser tells it. */
export async function complaints(page: Page): Promise<string[]> {
  const heard: string[] = []
  // Playwright says so where it keeps service workers away.
  const isOurs = (text: string) => !text.includes('blocked by Playwright')
  page.on('console', message => isOurs(message.text()) && heard.push(message.text()))
  page.on('pageerror', error => heard.push(error.message))
  await page.addInitScript(() =>
    addEventListener('securitypolicyviolation', event => console.error('policy', event.violatedDirective)),
  )
  return heard
}
