import { expect, test } from '@playwright/test'
import { startKittens } from './kittens/server.ts'
import { healthOf, instance, openPortal, works } from './portal.ts'
import { hasWebKit, launchWebKit, type WebKit } from './webkit.ts'

test.skip(!hasWebKit, 'There is no WebKit here.')

const kittens = await startKittens({ a: 'etherpad' })
const portal = await openPortal([instance('a', 'etherpad', kittens.url('a'))])
await portal.health(healthOf({ a: works }))

let webkit: WebKit
test.beforeAll(async () => {
  if (hasWebKit) webkit = await launchWebKit()
})
test.afterAll(async () => {
  if (hasWebKit) await webkit.close()
  await kittens.close()
  await portal.close()
})

const run = <Result>(code: string, ...values: unknown[]) =>
  webkit.driver.executeAsyncScript<Result>(
    `const done = arguments[arguments.length - 1]; (async (...values) => { ${code} })(...arguments).then(done)`,
    ...values,
  )
const text = () => run<string>(`return document.body.innerText.replaceAll('\\u00a0', ' ')`)

test('in WebKit the portal is kept, starts cold without its server, and is updated when asked', async () => {
  test.setTimeout(90_000)
  const open = (path: string) => webkit.driver.get(portal.url + path)
  await open('fr/')
  await expect
    .poll(() => run('return navigator.serviceWorker.controller?.state'), { timeout: 20_000 })
    .toBe('activated')
  await open('fr/')
  const isKept = () => run('return (await caches.match(values[0])) !== undefined', `${portal.url}fr/map/`)
  await expect.poll(isKept, { timeout: 20_000 }).toBe(true)

  await portal.stop()
  for (const [path, says] of [
    ['fr/', 'pas de réseau'],
    ['fr/settings/', 'Version du site'],
    ['fr/about/', 'À propos'],
    ['fr/rooms/', 'Aucun salon ici'],
    ['fr/partager/#url=https%3A%2F%2Fexample.org%2Fx', 'Que faire de ce lien'],
  ] as const) {
    await open(path)
    await expect.poll(text, { message: path, timeout: 10_000 }).toContain(says)
  }
  await portal.resume()
  await portal.deploy('r2')
  await open('fr/settings/')
  await run('await (await navigator.serviceWorker.getRegistration()).update()')
  await expect.poll(text, { timeout: 20_000 }).toContain('Une nouvelle version est prête.')
  await run(`document.querySelector('.noticebar .action').click()`)
  await expect.poll(text, { timeout: 20_000 }).toContain('Vous utilisez la version 0.1.0-r2.')
})
