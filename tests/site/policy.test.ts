import { describe, expect, it } from 'vitest'
import { documentOf } from '../../src/site/page.ts'
import { hashOf, policy } from '../../src/site/policy.ts'
import { assets, page, parsed } from './pages.ts'

const directives = (text: string) =>
  new Map(
    text.split('; ').map(part => {
      const [name = '', ...values] = part.split(' ')
      return [name, values]
    }),
  )
const sources = directives(policy(Object.values(assets.scripts), [assets.style]))

describe('hashOf', () => {
  // The example of the specification: https://www.w3.org/TR/CSP3/#external-hash and § 6.7.3.3.
  it.each([
    ["alert('Hello, world.');", "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"],
    ['', "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"],
  ])('names %j as browsers do', (text, hash) => {
    expect(hashOf(text)).toBe(hash)
  })

  it('reads text as UTF-8, as browsers do', () => {
    expect(hashOf('é')).toBe("'sha256-SplVfkAzw1Od4utlRyAXytX5VX96BiWgnxw/biumnEw='")
  })
})

describe('policy', () => {
  it.each(['start', 'negotiate', 'none'] as const)(
    'allows each inline code of a page that does "%s"',
    script => {
      const document = parsed(documentOf(page({ script }), assets))
      for (const { textContent } of document.querySelectorAll('script:not([type])'))
        expect(sources.get('script-src')).toContain(hashOf(textContent))
      for (const { textContent } of document.querySelectorAll('style'))
        expect(sources.get('style-src')).toContain(hashOf(textContent))
    },
  )

  it('allows no other', () => {
    expect(sources.get('script-src')).toHaveLength(1 + Object.values(assets.scripts).length)
    expect(sources.get('style-src')).toEqual([hashOf(assets.style)])
  })

  it('opens no hole: no unsafe source, no wildcard, nobody else', () => {
    for (const values of sources.values())
      for (const value of values) expect(value).not.toMatch(/unsafe|\*|https?:|\/\//)
  })

  it('refuses by default, and says what pages may do', () => {
    expect(sources.get('default-src')).toEqual(["'none'"])
    expect(sources.get('base-uri')).toEqual(["'none'"])
    expect(sources.get('form-action')).toEqual(["'self'"])
    expect(sources.get('frame-ancestors')).toEqual(["'none'"])
    expect(sources.get('require-trusted-types-for')).toEqual(["'script'"])
  })
})
