import { expect, it } from 'vitest'
import { offsetAt, useZone } from '../../src/composables/useZone.ts'
import { offsetAt as expected } from '../core/zones.ts'
import { inLanguage } from './words.ts'

it.each(['Europe/Paris', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Kolkata', 'Pacific/Apia', 'UTC'])(
  'knows how far the clocks of %s are from UTC, at midnight too',
  zone => {
    for (let hour = 0; hour < 9000; hour += 7) {
      const instant = Date.UTC(2027, 0, 1) + hour * 3_600_000
      expect(offsetAt(zone, instant)).toBe(expected(zone, instant))
    }
  },
)

it('names the zone of this device in the words of the page', async () => {
  const { zone, name } = await inLanguage('fr', useZone)
  expect(zone).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone)
  expect(name).not.toBe('')
  expect(name).not.toContain('_')
})
