import { describe, expect, it } from 'vitest'
import { allowsInline, allowsOrigin, readPolicies, sourcesOf } from '../../../src/cli/doctor/csp.ts'

const policyOf = (text: string) => readPolicies([text])[0] ?? new Map<string, string[]>()

describe('a policy', () => {
  it('is read whatever its spaces and letters are', () => {
    expect(policyOf("  Default-SRC 'none' ;; script-src  'self'\thttps://a.test;")).toEqual(
      new Map([
        ['default-src', ["'none'"]],
        ['script-src', ["'self'", 'https://a.test']],
      ]),
    )
  })

  it('may be one of several, in one header or in two', () => {
    expect(readPolicies(["default-src 'none', img-src *", "font-src 'self'"])).toHaveLength(3)
    expect(readPolicies([''])).toEqual([])
  })

  it('holds what it says first of the same thing', () => {
    expect(sourcesOf(policyOf("img-src 'self'; img-src *"), 'img-src')).toEqual(["'self'"])
  })

  it('falls back to default-src, but where nothing may', () => {
    const policy = policyOf("default-src 'none'")
    expect(sourcesOf(policy, 'script-src')).toEqual(["'none'"])
    expect(sourcesOf(policy, 'form-action')).toBeUndefined()
  })
})

describe('an inline script', () => {
  it.each([
    ["script-src 'sha256-a'", true],
    ["script-src 'sha256-b'", false],
    ["script-src 'self'", false],
    ["default-src 'none'", false],
    ["img-src 'none'", true],
    ["script-src 'unsafe-inline'", true],
    // A hash turns the word off: CSP 3, 6.7.3.2.
    ["script-src 'unsafe-inline' 'sha256-b'", false],
  ])('under "%s" may run: %s', (text, allowed) => {
    expect(allowsInline(policyOf(text), 'script-src', "'sha256-a'")).toBe(allowed)
  })
})

describe('another host', () => {
  it.each([
    ["connect-src 'self' https://pad.test", true],
    ["connect-src 'self' https://pad.test/", true],
    ["connect-src 'self' https://other.test", false],
    ['connect-src https:', true],
    ['connect-src *', true],
    ["default-src 'none'", false],
    ["img-src 'none'", true],
  ])('under "%s" may be asked: %s', (text, allowed) => {
    expect(allowsOrigin(policyOf(text), 'connect-src', 'https://pad.test')).toBe(allowed)
  })
})
