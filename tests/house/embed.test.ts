import { describe, expect, it } from 'vitest'
import { partnerScript } from '../../src/build/partner.ts'
import { published } from '../../src/core/embed/published.ts'
import { filesIn, read } from './tree.ts'

describe('the script that partners paste', () => {
  it('is the one that was published, to the letter', async () => {
    const { integrity } = await partnerScript('src/embed.ts')
    expect(
      integrity,
      'Pages of partners name the hash of src/embed.ts. To change it, keep what was published as public/embed/1.js, and ' +
        'let the build write the new one as the next number, with a line of its own in src/core/embed/published.ts.',
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
