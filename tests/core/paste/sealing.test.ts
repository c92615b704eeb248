import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pasteAddress, seal, weightOf, type Terms } from '../../../src/core/paste/sealing.ts'
import { keyBytes, openPaste } from './opened.ts'
// Made by another implementation, the package @pixelfactory/privatebin 2.6.2 (pixelfactoryio/privatebin-cli): its encryptText()
// with a key of 32 random bytes, followed by the password's where there is one; bs58.encode() of the key.
import recorded from './recorded/pixelfactory.json' with { type: 'json' }

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
const terms: Terms = { expire: '1week', burn: false, password: '' }

async function sealed(text: string, more: Partial<Terms> = {}) {
  const { body, key } = await seal(text, { ...terms, ...more }, random, crypto.subtle)
  return { body, key, paste: JSON.parse(body) }
}

describe('what another implementation sealed', () => {
  it.each(recorded)('opens here: $text, $password', ({ key, password, text, ...held }) => {
    expect(openPaste(held, key, password)).toBe(text)
    expect(() => openPaste(held, key, `${password}x`)).toThrow()
  })
})

describe('a sealed text', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
    fc.constantFrom('🐈', '\ud83d', '\udc08\ud83d', '\u0000', '"}\\', '\ufeff', ' ', '\r\n'),
  )

  it('comes back as it was, whatever it is and whatever the password', async () => {
    const passwords = fc.oneof(fc.constant(''), fc.string({ unit: 'binary', maxLength: 20 }))
    await fc.assert(
      fc.asyncProperty(texts, passwords, fc.boolean(), async (text, password, burn) => {
        const { paste, key } = await sealed(text, { password, burn })
        expect(openPaste(paste, key, password)).toBe(text)
      }),
      { numRuns: 40 },
    )
  })

  it('has the shape that the server checks, and nothing else', async () => {
    const { paste } = await sealed('Bonjour', { expire: '5min', burn: true })
    const bytes = (length: number) => expect.stringMatching(new RegExp(`^[\\w+/]{${length}}={0,2}$`))
    expect(paste).toEqual({
      v: 2,
      adata: [[bytes(22), bytes(11), 100_000, 256, 128, 'aes', 'gcm', 'none'], 'plaintext', 0, 1],
      ct: expect.stringMatching(/^[\w+/]+={0,2}$/),
      meta: { expire: '5min' },
    })
  })

  it('shows nobody the text, the password or the key', async () => {
    const { body, key } = await sealed('porte de derrière', { password: 'sésame' })
    const readable = `${body} ${Buffer.from(JSON.parse(body).ct, 'base64').toString('latin1')}`
    for (const secret of ['porte', 'sésame', key, keyBytes(key).toString('base64')])
      expect(readable).not.toContain(secret)
  })

  it('opens with no other password, and not once what is written beside it was changed', async () => {
    const { paste, key } = await sealed('Bonjour', { password: 'chat perché' })
    expect(openPaste(paste, key, 'chat perché')).toBe('Bonjour')
    expect(() => openPaste(paste, key, 'chat perche')).toThrow()
    expect(() => openPaste(paste, key)).toThrow()
    expect(() =>
      openPaste({ ...paste, adata: [paste.adata[0], 'markdown', 0, 0] }, key, 'chat perché'),
    ).toThrow()
  })

  it('never shares its key, vector or salt with another', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => sealed('Bonjour')))
    for (const part of [
      all.map(({ key }) => key),
      all.map(({ paste }) => paste.adata[0][0]),
      all.map(({ paste }) => paste.adata[0][1]),
      all.map(({ paste }) => paste.ct),
    ])
      expect(new Set(part).size).toBe(20)
  })

  it('has a key that keeps its zeros in front', async () => {
    const zeros = (length: number) => new Uint8Array(length)
    const { key } = await seal('Bonjour', terms, zeros, crypto.subtle)
    expect(key).toBe('1'.repeat(32))
    expect(keyBytes(key)).toEqual(Buffer.alloc(32))
  })

  it('weighs what was said before it was sealed', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async text => {
        expect(weightOf(text)).toBe((await sealed(text)).paste.ct.length)
      }),
      { numRuns: 20 },
    )
  })

  it('may be as large as hosts take', async () => {
    const text = 'é'.repeat(3_700_000)
    const { paste, key } = await sealed(text)
    expect(weightOf(text)).toBeLessThan(10_000_000)
    expect(openPaste(paste, key) === text).toBe(true)
  })
})

describe('its addresses', () => {
  const base = 'https://bin.test/sub/'

  it('carry the key where no server sees it, and ask first where reading destroys', () => {
    expect(pasteAddress(base, '0123456789abcdef', 'Key', false)).toBe(`${base}?0123456789abcdef#Key`)
    expect(pasteAddress(base, '0123456789abcdef', 'Key', true)).toBe(`${base}?0123456789abcdef#-Key`)
  })
})
