import { mkdir, readFile } from 'node:fs/promises'
import { expect, test, type BrowserContext } from '@playwright/test'
import type axe from 'axe-core'
import { asNew } from './portal.ts'
import { openSights } from './sights.ts'

// Every page and state is reached once per language, photographed, then put through what WCAG 2.2 AA and the RGAA ask
// of all of them.

const { sights, reset, url } = await openSights()
const examiner = await readFile('node_modules/axe-core/axe.min.js', 'utf8')
/** One can open them: .cache/looks/<language>/<sight>-<look>.png. */
const folder = '.cache/looks'
/** Nobody opens them on a machine that only says whether all is well. */
const pictured = !process.env['CI']
const phone = { width: 360, height: 740 }
const desktop = { width: 1200, height: 800 }

// Without motion: a picture taken while colours change would show neither.
const plain = { colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce' } as const
const looks = {
  'phone-light': [phone, plain],
  'desktop-dark': [desktop, { ...plain, colorScheme: 'dark' }],
  'desktop-forced': [desktop, { ...plain, forcedColors: 'active' }],
} as const

const isExamined = (look: string): boolean => look === 'phone-light' || look === 'desktop-dark'

/** All that is different in the dark … */
const colours = ['color-contrast', 'link-in-text-block']
/** … and in another language. */
const spoken = [
  'document-title',
  'html-has-lang',
  'html-lang-valid',
  'valid-lang',
  'label',
  'link-name',
  'button-name',
]

/** Another language has other words and the same colours; light and dark once each, and forced colours, are enough. */
const isLookedAt = (look: string, language: string): boolean => look === 'phone-light' || language === 'fr'

/** Where sentences are long, or stand in narrow places; what a card or a dialogue is built of is the same in all languages. */
const alsoIn = (language: string, part: string | undefined): boolean =>
  language === 'fr' || part === undefined

test.describe.configure({ mode: 'parallel' })

/** Whether one is online, all tabs of a process are told at once. */
const alone = ['card-offline']

/** One for all other sights, never without a page: in a new process each would compile the application and axe anew. */
let context: BrowserContext
test.beforeAll(async ({ browser }) => {
  context = await browser.newContext({ serviceWorkers: 'block' })
  await (await context.newPage()).goto(`${url}robots.txt`)
})
test.beforeEach(reset)
// Not closed: one process may be given these tests in several parts, and ends with the last.

for (const language of ['fr', 'en'])
  for (const [sight, { reach, part }] of Object.entries(sights).filter(([, { part }]) =>
    alsoIn(language, part),
  ))
    test(`${sight} in ${language} can be used by everyone`, async ({ browser }) => {
      const page = await (alone.includes(sight) ? browser : context).newPage()
      await mkdir(`${folder}/${language}`, { recursive: true })
      await reach(page, language)
      await page.evaluate(drawAll)
      await page.evaluate(examiner)

      for (const [look, [size, media]] of Object.entries(looks)) {
        if (!isLookedAt(look, language) || !(pictured || isExamined(look))) continue
        // The menu is folded only where it is narrow.
        if (sight !== 'menu') await page.setViewportSize(size)
        await page.emulateMedia(media)
        const path = `${folder}/${language}/${sight}-${look}.png`
        if (pictured)
          await (part ? page.locator(part).screenshot({ path }) : page.screenshot({ path, fullPage: true }))
        if (!isExamined(look)) continue
        // Points 3, 4, 13, 14, 18, 23, 28: names, labels, contrast, targets, languages, frames.
        const rules = look === 'desktop-dark' ? colours : language === 'fr' ? undefined : spoken
        expect.soft(await page.evaluate(broken, { part, rules }), look).toEqual([])
      }
      await page.emulateMedia(plain)
      await test.step('1: one heading of the first level, headings in order, landmarks once', async () => {
        expect.soft(await page.evaluate(outline)).toEqual({ first: 1, leaps: [], landmarks: [] })
      })
      await test.step('18: what one aims at is large enough', async () => {
        await page.setViewportSize(phone)
        expect.soft(await page.evaluate(smallTargets)).toEqual([])
      })
      await test.step('16: no sideways scroll in 320 x 256, which is 1280 x 1024 at 400 %', async () => {
        await page.setViewportSize({ width: 320, height: 256 })
        expect.soft(await page.evaluate(cut)).toEqual([])
      })
      await test.step('17: nothing is lost where text is twice as large', async () => {
        await page.setViewportSize({ width: 640, height: 512 })
        await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
        expect.soft(await page.evaluate(cut)).toEqual([])
        await page.setViewportSize({ width: 320, height: 512 })
        expect.soft(await page.evaluate(torn), 'words torn apart').toEqual([])
        await page.evaluate(() => document.documentElement.style.removeProperty('font-size'))
      })
      await test.step('17: nothing is lost where text is set wider', async () => {
        await page.setViewportSize({ width: 320, height: 640 })
        await page.evaluate(spaceOut)
        expect.soft(await page.evaluate(cut)).toEqual([])
      })
      if (!alone.includes(sight)) await asNew(page)
      await page.close()
    })

// What follows runs in the page.

/** What axe finds wrong, target-size included, which it leaves out unless asked. */
async function broken({
  part,
  rules,
}: Record<'part', string | undefined> & Record<'rules', string[] | undefined>): Promise<
  [string, string[]][]
> {
  const { run } = Reflect.get(window, 'axe') as typeof axe
  const { violations } = await run(part ?? document, {
    runOnly: rules ?? ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'RGAAv4'],
    rules: { 'target-size': { enabled: true } },
    resultTypes: ['violations'],
    preload: false,
  })
  return violations.map(({ id, nodes }) => [id, nodes.map(node => node.html)])
}

/** Also what is far below: a page draws those cards only once they are near. */
function drawAll(): void {
  const style = new CSSStyleSheet()
  style.replaceSync('.cards > li, .kitten { content-visibility: visible !important }')
  document.adoptedStyleSheets.push(style)
}

/** WCAG 2.2, 1.4.12. */
function spaceOut(): void {
  const style = new CSSStyleSheet()
  style.replaceSync(
    '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } ' +
      'p { margin-block-end: 2em !important }',
  )
  document.adoptedStyleSheets.push(style)
}

function outline(): { first: number; leaps: string[]; landmarks: string[] } {
  const shown = (element: Element): boolean => element.checkVisibility()
  const dialog = document.querySelector('dialog[open]')
  const headings = [...document.querySelectorAll('h1, h2, h3, h4')].filter(
    heading => shown(heading) && !dialog?.contains(heading),
  )
  const level = (heading: Element | undefined): number => Number(heading?.tagName.slice(1) ?? 0)
  const leaps = headings.filter((heading, place) => level(heading) > level(headings[place - 1]) + 1)
  const count = (selector: string): number => [...document.querySelectorAll(selector)].filter(shown).length
  const once = ['main', 'body > div > header', 'body > div > footer']
  const allowed = document.body.querySelector('.root, .lost') ? 1 : 0
  return {
    first: headings.filter(heading => level(heading) === 1).length,
    leaps: leaps.map(heading => heading.outerHTML),
    landmarks: once.filter(each => count(each) !== 1 && !(allowed && count(each) === 0)),
  }
}

/** Main actions of less than 44 px, anything else to press of less than 24, but for links inside sentences. */
function smallTargets(): string[] {
  const all = [...document.querySelectorAll<HTMLElement>('a[href], button, summary, input, label:has(input)')]
  return all
    .filter(each => each.checkVisibility() && !each.matches('.unseen, label input'))
    .filter(each => getComputedStyle(each).display !== 'inline')
    .filter(each => {
      const { width, height } = each.getBoundingClientRect()
      const least = each.matches('.action, .quiet') ? 44 : 24
      // Beside its label, a box is pressed by either.
      const label = each.id && document.querySelector(`label[for="${each.id}"]`)
      const more = label ? label.getBoundingClientRect().height : 0
      return width < Math.min(least, 24) || Math.max(height, more) < least - 0.5
    })
    .map(each => each.outerHTML)
}

/** What makes the page scroll sideways, and words that their own box cuts off. */
function cut(): string[] {
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth
  const hidden = [...document.querySelectorAll<HTMLElement>('body *')].filter(each => {
    const { overflowX, overflowY, clipPath } = getComputedStyle(each)
    // A field shows more of its text as one goes along.
    if (clipPath !== 'none' || !each.checkVisibility() || each.closest('svg, input, textarea')) return false
    const clips = [overflowX, overflowY].some(value => value === 'hidden' || value === 'clip')
    return clips && (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1)
  })
  return [...(wide > 0 ? [`${wide} px too wide`] : []), ...hidden.map(each => each.outerHTML)]
}

/** Words on what one presses that go on in another line, or stick out. */
function torn(): string[] {
  const range = document.createRange()
  const torn: string[] = []
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const box = text.parentElement?.closest('button, .action, .quiet, .outlined')
    if (!box?.checkVisibility() || text.parentElement?.closest('.unseen')) continue
    const { left, right } = box.getBoundingClientRect()
    for (const { 0: word, index } of (text.textContent ?? '').matchAll(/[^\s-]+/g)) {
      range.setStart(text, index)
      range.setEnd(text, index + word.length)
      // Where a line ends before it, there is an empty box.
      const lines = [...range.getClientRects()].filter(({ width }) => width > 1)
      const isOut = lines.some(line => line.left < left - 1 || line.right > right + 1)
      if (lines.length > 1 || isOut) torn.push(`${word} in ${box.outerHTML}`)
    }
  }
  return torn
}
