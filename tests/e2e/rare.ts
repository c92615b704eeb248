import { expect } from '@playwright/test'
import type { Sight } from './sights.ts'

/** Pages to which few people go. */
export const rareSights = (url: string): Readonly<Record<string, Sight>> => ({
  integrate: {
    async reach(page, language) {
      await page.goto(`${url}${language}/integrer/?how=sized&prefer=a&accent=ffe680&width=320`)
      await page.frameLocator('iframe').getByRole('heading').waitFor()
    },
  },
  end: {
    async reach(page, language) {
      await page.goto(`${url}${language}/end/`)
      await expect(page.getByRole('main').getByRole('button')).toBeEnabled()
    },
  },
  ended: {
    async reach(page, language) {
      await page.goto(`${url}${language}/end/?poste=partage`)
      await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
    },
  },
})
