import { cpSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { allowing, builtHeadersFile } from '../../src/cli/headers.ts'
import { listening } from '../../src/cli/serve.ts'
import { portalServer } from '../../src/cli/server.ts'
import { agesFor } from '../../src/core/health/age.ts'
import type { Health } from '../../src/core/health/health.ts'
import { writeHealth } from '../../src/core/health/writing.ts'
import type { Instance } from '../../src/core/pool.ts'
import { writePool } from '../../src/core/poolfile.ts'
import type { ServiceId } from '../../src/core/services.ts'
import { softwares, type SoftwareId } from '../../src/core/softwares/index.ts'
import { deploy } from './deploy.ts'

/** An instance for tests: one provider, named after it. */
export const instance = (
  id: string,
  software: SoftwareId,
  url: string,
  more: Partial<Instance> = {},
): Instance => ({
  id,
  software,
  url,
  weight: 1,
  services: softwares[software].services,
  provider: { id, name: `Kitten ${id}`, website: 'https://kitten.test/', place: 'Brest' },
  ...more,
})

/** What an operator would write for these instances. */
export const poolOf = (instances: readonly Instance[]): string => JSON.stringify(writePool({ instances }))

/** What a probe would publish: how these instances were when it looked, `age` milliseconds ago. */
export function healthOf(found: Readonly<Record<string, Partial<Health>>>, age = 0): string {
  const time = Date.now() - age
  const blank: Health = {
    status: 'unknown',
    reason: 'not-probed',
    depth: 0,
    since: 0,
    time,
    streak: 0,
    weight: 1,
  }
  const instances = new Map(Object.entries(found).map(([id, health]) => [id, { ...blank, ...health }]))
  const run = { status: 'pass', time, notes: [], flipped: 0 } as const
  return JSON.stringify(writeHealth({ ...agesFor(300_000), ...run, instances }))
}

export const works: Partial<Health> = { status: 'pass', reason: 'ok', depth: 4, streak: 9 }
export const down: Partial<Health> = {
  status: 'fail',
  reason: 'timeout',
  depth: 0,
  streak: -3,
  since: Date.now() - 7_200_000,
}

export interface Portal {
  url: string
  /** What is served, for what a probe writes into it. */
  folder: string
  /** Replaces pool.json, as an operator would; `undefined` removes it. */
  pool: (content: string | undefined) => Promise<void>
  /** Replaces health.json, as a probe would; `undefined` removes it. */
  health: (content: string | undefined) => Promise<void>
  /** How many bytes left the server so far, headers included. */
  sent: () => number
  /** Nobody answers any more, until it is resumed. */
  stop: () => Promise<void>
  resume: () => Promise<void>
  /** From now on everything that is asked for stays without an answer. */
  hang: () => Promise<void>
  /** Puts another build of this name in the place of what is served. */
  deploy: (release: string) => Promise<void>
  /** Puts a file of this name beside them. */
  file: (name: string, content: string) => Promise<void>
  close: () => Promise<void>
}

/** The built site in a folder of its own, served with its real headers, offering these instances or those it was built with. */
export async function openPortal(instances?: readonly Instance[]): Promise<Portal> {
  const folder = await mkdtemp(join(tmpdir(), 'entraide-'))
  // Ten times as fast as its asynchronous brother.
  cpSync('dist', folder, { recursive: true })
  const replacing = (name: string) => async (content: string | undefined) => {
    const file = join(folder, name)
    for (const each of [file, `${file}.br`, `${file}.gz`]) await rm(each, { force: true })
    if (content !== undefined) await writeFile(file, content)
  }
  const pool = replacing('pool.json')
  const health = replacing('health.json')
  await health(healthOf({}))
  if (instances) {
    await pool(poolOf(instances))
    const headers = join(folder, builtHeadersFile)
    await writeFile(headers, allowing(await readFile(headers, 'utf8'), { instances }))
  }

  const server = portalServer(folder)
  const sockets = new Set<Socket>()
  server.on('connection', socket => sockets.add(socket))
  const url = await listening(server)
  const stop = async () => {
    server.closeAllConnections()
    await new Promise(done => server.close(done))
  }
  return {
    url,
    folder,
    sent: () => [...sockets].reduce((sum, { bytesWritten }) => sum + bytesWritten, 0),
    stop,
    resume: async () => void (await listening(server, Number(new URL(url).port))),
    hang: async () => void server.removeAllListeners('request').on('request', () => undefined),
    deploy: release => deploy(folder, release),
    pool,
    health,
    file: (name, content) => replacing(name)(content),
    async close() {
      await stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export const card = (page: Page, service: ServiceId): Locator =>
  page.locator(`article[aria-labelledby=${service}-title]`)

/** What is opened next on this page, somebody opens who has never been there, with the pointer on nothing. */
export async function asNew(page: Page): Promise<void> {
  const { origin } = new URL(page.url())
  await page.mouse.move(0, 0)
  if (origin === 'null') return
  // Of this site, so that it stays in its process, but without scripts that could still write something.
  await page.goto(`${origin}/robots.txt`)
  await page.evaluate(() => sessionStorage.clear())
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' })
  await devtools.detach()
}

/** The link of a card once it leads to a kitten. */
export const ready = (page: Page, service: ServiceId): Locator =>
  card(page, service).locator('form a.action[rel]')

/** Does what brings the home page, until it has what asks kittens: of whoever means to go before that, none hears. */
export async function attentive(page: Page, act: () => Promise<unknown>): Promise<void> {
  const [code] = await Promise.all([page.waitForResponse(/\/knocks-[^/]*\.js$/), act()])
  await page.evaluate(async url => void (await import(url)), code.url())
}

/** The name of the kitten to which a card's link leads, of those in kittens/server.ts. */
export const offered = async (page: Page, service: ServiceId): Promise<string> =>
  kittenAt((await ready(page, service).getAttribute('href')) ?? '')

/** `a` of `http://a.example.localhost:1234/p/chat`. */
export const kittenAt = (address: string): string => new URL(address).hostname.split('.')[0] ?? ''

/** The tab that this makes the browser open. */
export async function tabOf(page: Page, act: () => Promise<void>): Promise<Page> {
  const [tab] = await Promise.all([page.waitForEvent('popup'), act()])
  return tab
}

/** The sheet that a click on a card opens; its name says what happened. */
export const sheet = (page: Page): Locator => page.locator('dialog.sheet')

/** Back to the cards, as somebody does who has what they came for. */
export async function leaveSheet(page: Page): Promise<void> {
  await sheet(page).waitFor()
  await page.keyboard.press('Escape')
  await sheet(page).waitFor({ state: 'detached' })
}
