import { describe, expect, it } from 'vitest'
import { partnerScript } from '../../src/build/partner.ts'
import { filesIn, read } from './tree.ts'

/** What partners' pages name. A line is added here with each release of a script, and none is ever changed. */
const published: Readonly<Record<string, string>> = {
  '1': 'sha384-0iVB2YDyYNH1Y7voGy5ctE/RkyAFXuW4+11ZUBGe4eCu6Asr9iio4hh+VkvYiViN',
}

describe('the script that partners paste', () => {
  it('is the one that was published, to the letter', async () => {
    const { integrity } = await partnerScript('src/embed.ts')
    expect(
      integrity,
      'Pages of partners name the hash of src/embed.ts. To change it, keep what was published as public/embed/1.js, and ' +
        'let the build write the new one as the next number, with a line of its own here.',
    ).toBe(published['1'])
  })

  it('stands alone: it imports nothing and keeps nothing', () => {
    const script = read('src/embed.ts')
    expect(script).not.toMatch(/\bimport\b|\brequire\b|\bexport\b/)
    expect(script).not.toMatch(keeping)
  })
})

/** Every way by which a page may keep something on a device. */
const keeping = /\b(localStorage|sessionStorage|indexedDB|caches|cookie|serviceWorker|cookieStore|storage)\b/

it.each(filesIn('src/frame', '.ts'))('%s keeps nothing anywhere', file => {
  expect(read(file)).not.toMatch(keeping)
})
