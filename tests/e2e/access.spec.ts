import { expect, test, type Page } from '@playwright/test'
import { services } from '../../src/core/services.ts'
import { card, ready, sheet, tabOf } from './portal.ts'
import { openSights } from './sights.ts'

// What must be true for everyone and is not the same on all pages. sights.spec.ts has the rest, keyboard.spec.ts what
// concerns the keyboard. The numbers are those of the list in CONTRIBUTING.md, "Access".

const { sights, reset, close, url } = await openSights()
test.beforeEach(reset)
test.afterAll(close)

async function see(page: Page, sight: string): Promise<void> {
  const found = sights[sight]
  if (!found) throw new Error(`tests/e2e/sights.ts has no ${sight}`)
  await found.reach(page, 'fr')
}

test('3: each button and link of a card says by its name which service it is for', async ({ page }) => {
  await see(page, 'home')
  const named = await page
    .locator('article a, article button')
    .evaluateAll(all =>
      (all as HTMLElement[])
        .filter(
          each => each.checkVisibility({ visibilityProperty: true }) && each.getClientRects().length > 0,
        )
        .map(each => (each.ariaLabel ?? each.innerText).replaceAll(/\s+/g, ' ').trim()),
    )
  expect(named.length).toBeGreaterThan(services.length)
  const twice = named.filter((name, place) => named.indexOf(name) !== place)
  // "Voir tous les chatons" of services without any kitten leads to each one's own page.
  expect(twice.filter(name => !/^(Voir tous les chatons|Écrire à plusieurs)$/.test(name))).toEqual([])
  await expect(page.getByRole('link', { name: 'Créer un pad (nouvel onglet)', exact: true })).toHaveAttribute(
    'target',
    '_blank',
  )
})

test('4: each field says in its visible label which service it is for, and has no placeholder', async ({
  page,
}) => {
  await see(page, 'home')
  const labels = await page.locator('article label').allInnerTexts()
  expect(labels.filter(label => label.includes('(facultatif)'))).toEqual([
    'Nom du pad (facultatif)',
    'Nom de la réunion (facultatif)',
    'Nom du tableur (facultatif)',
    'Nom du tableau (facultatif)',
  ])
  await expect(page.locator('[placeholder]')).toHaveCount(0)
})

/** Keeps what the status region says, and when. */
async function listen(page: Page): Promise<() => Promise<[string, number][]>> {
  await page.evaluate(() => {
    const region = document.querySelector('[role=status]')
    const heard: [string, number][] = []
    Object.assign(window, { heard })
    if (region)
      new MutationObserver(
        () => region.textContent && heard.push([region.textContent, performance.now()]),
      ).observe(region, { childList: true, characterData: true, subtree: true })
  })
  return () => page.evaluate(() => Reflect.get(window, 'heard') as [string, number][])
}

test('6: the status region is there, empty, before any script, and it is a polite one', async ({
  request,
}) => {
  const document = await (await request.get(`${url}fr/`)).text()
  expect(document).toMatch(/<p [^>]*role="status" aria-live="polite"[^>]*><\/p>/)
})

test('6: what changes is said in whole sentences, a second apart at least', async ({ page }) => {
  await see(page, 'home')
  const heard = await listen(page)
  const rename = card(page, 'pad').getByRole('button', { name: /Tirer un autre nom/ })
  for (let times = 0; times < 4; times++) await rename.click()
  const name = await card(page, 'pad').locator('.name bdi').innerText()
  await expect(page.getByRole('status')).toHaveText(`Nouveau nom : ${name}`)
  const said = await heard()
  expect(said.length).toBeGreaterThan(1)
  said.forEach(([sentence, at], place) => {
    expect(sentence).toMatch(/^Nouveau nom\s: [a-z0-9-]{10,}$/)
    // Half a frame is what two clocks may differ by.
    if (place > 0) expect(at - (said[place - 1]?.[1] ?? 0)).toBeGreaterThan(990)
  })
})

/** Each state of a kitten: which it is, its words, how it is drawn. Runs in the page. */
const shown = (states: Element[]): Record<'what' | 'says' | 'shape', string>[] =>
  states.map(state => {
    const [svg, path] = [state.querySelector('svg'), state.querySelector('path')]
    if (!svg || !path) throw new Error(`${state.className} is not drawn`)
    const { strokeDasharray, fill } = getComputedStyle(svg)
    return {
      what: state.className,
      says: (state as HTMLElement).innerText.trim(),
      shape: `${path.getAttribute('d')} ${strokeDasharray} ${fill === 'none' ? 'hollow' : 'full'}`,
    }
  })

test('7: no two states of a kitten have the same shape, and each has words', async ({ page }) => {
  const shapes = new Map<string, string>()
  for (const sight of ['home', 'card-checking', 'card-replaced', 'card-offline', 'service-all-down']) {
    reset()
    await see(page, sight)
    await page.context().setOffline(false)
    for (const { what, says, shape } of await page.locator('.state').evaluateAll(shown)) {
      expect(says, what).not.toBe('')
      shapes.set(what, shape)
    }
    await page.unrouteAll()
  }
  expect(shapes.size).toBeGreaterThan(4)
  expect(new Set(shapes.values()).size).toBe(shapes.size)
})

test('8: whatever opens a tab says so in its name and cannot be reached back from it', async ({ page }) => {
  for (const sight of ['card-opened', 'service-pad']) {
    await see(page, sight)
    const links = await page
      .locator('a[target]')
      .evaluateAll(all => all.map(each => ({ rel: each.getAttribute('rel'), says: each.textContent })))
    expect(links.length).toBeGreaterThan(0)
    for (const { rel, says } of links) {
      expect(rel, says).toBe('noopener noreferrer')
      expect(says).toContain('(nouvel onglet)')
    }
  }
})

test('10: the kittens to choose among are one group of radio buttons with a legend', async ({ page }) => {
  await see(page, 'chooser')
  const group = page.getByRole('dialog').getByRole('group').first()
  await expect(group).toHaveAccessibleName(/Un chaton est un hébergeur éthique/)
  await expect(group.getByRole('radio')).toHaveCount(4)
})

test('13: no drawing is more than decoration', async ({ page }) => {
  for (const sight of ['home', 'lost', 'service-all-down']) {
    await see(page, sight)
    const open = page.locator('svg:not([aria-hidden=true]):not([role=img]), img:not([alt])')
    expect(await open.evaluateAll(all => all.map(each => each.outerHTML))).toEqual([])
  }
})

test('20: nothing moves for long, and nothing at all where motion is not wanted', async ({ page }) => {
  const longest = () =>
    page.evaluate(() => {
      const seconds = [...document.querySelectorAll('*')].flatMap(each => {
        const { transitionDuration, animationDuration, animationIterationCount } = getComputedStyle(each)
        if (animationDuration !== '0s') return animationIterationCount === 'infinite' ? [Infinity] : [5]
        return transitionDuration.split(',').map(Number.parseFloat)
      })
      return Math.max(...seconds)
    })
  await see(page, 'home')
  expect(await longest()).toBeLessThanOrEqual(0.2)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  expect(await longest()).toBe(0)
})

test('21: in forced colours, buttons, fields, cards and news keep an edge, and the icons their lines', async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await see(page, 'card-opened')
  for (const selector of ['article', '.action', 'input[type=text]', '.news']) {
    const edge = await page
      .locator(selector)
      .first()
      .evaluate(each => {
        const { borderTopWidth, borderTopStyle, borderTopColor, backgroundColor } = getComputedStyle(each)
        return borderTopStyle !== 'none' && borderTopWidth !== '0px' && borderTopColor !== backgroundColor
      })
    expect(edge, selector).toBe(true)
  }
  const ink = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate(each => getComputedStyle(each).color)
  // The icons' lines are drawn in this colour.
  expect(await ink('article svg.icon')).toBe(await ink('article .says'))
})

test('22: what was said and shown stays until something else happens', async ({ page }) => {
  await page.clock.install()
  await see(page, 'card-opened')
  const news = card(page, 'pad').locator('.news')
  const before = (await news.textContent()) ?? ''
  await page.clock.fastForward('10:00')
  await expect(news).toHaveText(before)
})

test('23: the page, the language links and foreign names say in which language they are', async ({
  page,
}) => {
  await see(page, 'home')
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  await expect(page.getByRole('link', { name: 'English' })).toHaveAttribute('lang', 'en')
  const translated = await page
    .locator('article bdi.host')
    .evaluateAll(all => all.map(each => each.getAttribute('translate')))
  expect([...new Set(translated)]).toEqual(['no'])
  await page.getByRole('link', { name: 'English' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
})

test('24: help and contact stand at the same place on every page', async ({ page }) => {
  const lists = new Set<string>()
  for (const sight of ['home', 'service-pad', 'why', 'about', 'settings', 'map']) {
    await see(page, sight)
    const links = await page
      .locator('footer:not(article *) a')
      .evaluateAll(all => all.map(each => each.textContent))
    lists.add(JSON.stringify(links.map(text => text?.trim())))
  }
  expect([...lists]).toHaveLength(1)
})

test('25: the next kitten is asked for the same title, without typing it again', async ({ page }) => {
  await see(page, 'home')
  await page.locator('#pad-name').fill('Fête')
  const address = new URL((await ready(page, 'pad').getAttribute('href')) ?? '')
  const tab = await tabOf(page, () => ready(page, 'pad').click())
  await tab.close()
  const next = sheet(page).getByRole('link', { name: /Essayer chez/ })
  expect(new URL((await next.getAttribute('href')) ?? '').pathname).toBe(address.pathname)
  expect(address.pathname).toContain('fete')
})

test.describe('29: without JavaScript', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } })

  test('the page without a language offers each in its own words, within 320 px', async ({ page }) => {
    await page.goto(url)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(wide).toBe(320)
    await expect(page.getByRole('link', { name: 'Français' })).toBeVisible()
    await page.getByRole('link', { name: 'English' }).click()
    await expect(page).toHaveURL(`${url}en/`)
  })

  test('each service is listed and leads to a page with its kittens; the menu opens', async ({ page }) => {
    await page.goto(`${url}fr/`)
    for (const service of services)
      await expect(card(page, service).locator('a.action')).toHaveAttribute('href', `/fr/${service}/`)
    await page.locator('summary').click()
    const menu = page.getByRole('navigation', { name: 'Menu' })
    await expect(menu.getByRole('link', { name: 'Réglages', exact: true })).toBeVisible()
    await card(page, 'pad').locator('a.action').click()
    await expect(page.locator('#kittens a[target=_blank]').first()).toBeVisible()
  })
})

test('32: every page is reached by the menu and by the site map', async ({ page }) => {
  await see(page, 'map')
  for (const service of services) await expect(page.locator(`main a[href$="/fr/${service}/"]`)).toHaveCount(1)
  for (const name of ['about', 'why', 'privacy', 'legal', 'accessibility', 'settings', 'rooms'])
    await expect(page.locator(`main a[href$="/fr/${name}/"]`)).toHaveCount(1)
})
