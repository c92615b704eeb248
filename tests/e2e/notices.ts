import type { Page } from '@playwright/test'
import type { Sight } from './sights.ts'

/** What is said at the bottom of a page. */
export function noticeSights(url: string): Readonly<Record<string, Sight>> {
  const part = 'section.noticebar'
  const open = async (page: Page, path: string): Promise<void> => {
    await page.goto(url + path)
    await page.locator(part).waitFor()
  }
  return {
    update: {
      part,
      async reach(page, language) {
        await page.addInitScript(fakeWorker)
        await open(page, `${language}/`)
      },
    },
    away: { part, reach: (page, language) => open(page, `${language}/#away`) },
  }
}

/** Runs in the page: a browser in which a newer build waits. */
function fakeWorker(): void {
  const worker = Object.assign(new EventTarget(), {
    postMessage: () => {},
    scriptURL: '',
    state: 'activated',
  })
  const registration = Object.assign(new EventTarget(), { active: worker, waiting: worker })
  const container = Object.assign(new EventTarget(), {
    controller: worker,
    ready: Promise.resolve(registration),
    register: async () => registration,
  })
  Object.defineProperty(navigator, 'serviceWorker', { value: container })
}
