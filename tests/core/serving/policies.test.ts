import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inLines, isWidened, metaPolicy } from '../../../src/core/serving/policies.ts'

const policy = (hosts: readonly string[]) =>
  `default-src 'none'; connect-src ${["'self'", ...hosts].join(' ')}; form-action 'self' https://a.test; frame-ancestors 'none'`

test('a policy that fits into a line stays as it is', () => {
  expect(inLines(policy(['https://a.test']), 200)).toEqual([policy(['https://a.test'])])
})

test('in two lines, pages may ask just whom they may in one', () => {
  const hosts = ['https://one.test', 'https://two.test']
  expect(inLines(policy(hosts), 120)).toEqual([
    policy(['https:']),
    "connect-src 'self' https://one.test https://two.test",
  ])
})

test('pages may ask more than the policy says just where no line holds all of them, and that can be told', () => {
  fc.assert(
    fc.property(fc.array(fc.domain(), { maxLength: 12 }), names => {
      const hosts = names.map(name => `https://${name}`)
      const lines = inLines(policy(hosts), 200)
      const isListed = lines.some(line => line.includes(["connect-src 'self'", ...hosts].join(' ')))
      return isWidened(policy(hosts), 200) !== isListed
    }),
  )
})

test('every line fits, however many hosts there are', () => {
  fc.assert(
    fc.property(fc.array(fc.webUrl({ validSchemes: ['https'] }), { maxLength: 300 }), urls => {
      const lines = inLines(policy(urls.map(url => new URL(url).origin)))
      return lines.every(line => line.length <= 2000) && lines.some(line => line.startsWith('default-src'))
    }),
  )
})

test('in a page, a policy says nothing that is ignored there, and needs no change with the pool', () => {
  expect(metaPolicy(policy(['https://one.test']))).toBe(
    "default-src 'none'; connect-src 'self' https:; form-action 'self' https:",
  )
})
