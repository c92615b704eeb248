import { expect, it } from 'vitest'
import { files, read } from './tree.ts'

/** How secrets look that programs and services give out. */
const secrets: readonly [string, RegExp][] = [
  ['a private key', /-----BEGIN ([A-Z]+ )*PRIVATE KEY( BLOCK)?-----\s+[A-Za-z0-9+/=]{20}/],
  ['a token of GitHub', /\bgh[pousr]_[A-Za-z0-9]{36}/],
  ['a token of GitLab', /\bglpat-[\w-]{20}/],
  ['a token of npm', /\bnpm_[A-Za-z0-9]{36}|_authToken\s*=\s*\S/],
  ['a key of Amazon', /\b(AKIA|ASIA)[A-Z0-9]{16}\b/],
  ['a key of Google', /\bAIza[\w-]{35}/],
  ['a token of Slack', /\bxox[abprs]-[\w-]{10}/],
  ['a key of a model’s host', /\bsk-[A-Za-z0-9_-]{32}/],
  ['a signed token', /\beyJ[\w-]{15,}\.eyJ[\w-]{15,}\.[\w-]{15}/],
  ['a password in an address', /\b[a-z][a-z+.-]*:\/\/[^\s/:@'"`<>{}$]+:[^\s/:@'"`<>{}$]{6,}@/],
]

/** Made up, and said to be so. */
const invented = /\b(user|name|word|password|secret|example|test)\b/i

const found = (text: string): string[] =>
  secrets.flatMap(([what, pattern]) => {
    const [hit] = pattern.exec(text) ?? []
    return hit === undefined || (what === 'a password in an address' && invented.test(hit)) ? [] : [what]
  })

it('no file of the repository holds a secret', () => {
  // The key of a host that the tests play, whom nobody else trusts.
  const ours = 'tests/cli/probe/certificate.ts'
  const texts = files.filter(file => file !== ours && !/\.(png|ico|woff2|jpe?g|gif|webp)$/.test(file))
  expect(
    texts.flatMap(file => found(read(file)).map(what => `${file} holds ${what}: revoke it, then remove it`)),
  ).toEqual([])
})

it('no file is one of those in which secrets are kept', () => {
  expect(
    files.filter(file => /(^|\/)(\.env(\.|$)|id_(rsa|ed25519)$|.*\.(pem|key|p12|pfx|kdbx)$)/.test(file)),
  ).toEqual([])
})

// Put together here, so that this file holds none.
it.each([
  ['a private key', ['-----BEGIN RSA PRIVATE ', 'KEY-----\nMIIEpAIBAAKCAQEA75q3Zg0123456789']],
  ['a token of GitHub', ['ghp', `_${'a1B2'.repeat(9)}`]],
  ['a token of npm', ['//registry.npmjs.org/:_auth', 'Token=x']],
  ['a key of Amazon', ['AKIA', 'IOSFODNN7EXAMPLE']],
  ['a signed token', ['eyJhbGciOiJIUzI1NiJ9', '.eyJzdWIiOiIxMjM0NTY3ODkwIn0', '.dozjgNryP4J3jVmNHl0w5N']],
  ['a password in an address', ['https://claude:', 'hunter2hunter2', '@host.org/']],
])('%s would be seen', (what, parts) => {
  expect(found(parts.join(''))).toEqual([what])
})
