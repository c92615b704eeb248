import { describe, expect, test } from 'vitest'
import { inSite, servers } from '../../../src/core/serving/list.ts'
import { isPlainPath, unfit, type Setup } from '../../../src/core/serving/setup.ts'

// Whether the servers do what is meant is for tests/e2e/servers.spec.ts, which starts them.

const hosts = Array.from({ length: 200 }, (_, index) => `https://host${index}.kitten.test`)
const setup: Setup = {
  site: '/srv/entraide/site',
  base: '/entraide/',
  name: 'portal.test',
  languages: ['fr', 'en'],
  policy: {
    page: { 'Content-Security-Policy': `default-src 'none'; connect-src 'self' ${hosts.join(' ')}` },
    frame: { 'Content-Security-Policy': 'frame-ancestors https:' },
  },
  second: '/etc/server/entraide.conf.second',
  renewal: 'cd /srv/entraide && node entraide.mjs server nginx',
}

const inside = Object.entries(servers).map(
  ([id, server]) => [`${id} inside`, { ...server, ...server.inside }] as const,
)

describe.each([...Object.entries(servers), ...inside])('what is written for %s', (_, { write, reload }) => {
  test('says first how it is written anew', () => {
    const [first, second] = write(setup).split('\n')
    expect([first, second]).toEqual([
      expect.stringContaining('portal.test/entraide/'),
      `#   ${setup.renewal}`,
    ])
  })

  test('warns of an older policy where a policy is in it', () => {
    expect(/under an older one/.test(write(setup))).toBe(write(setup).includes('https://host1.'))
    expect(reload !== undefined).toBe(write(setup).includes('https://host1.'))
  })

  test('says that an upgrade needs it anew, since it names the folder of one release', () => {
    expect(write(setup)).toMatch(/again after each upgrade/)
  })
})

describe.each(Object.entries(servers))('the configuration of %s', (_, { write }) => {
  test('speaks in the clear where it is told to, and nowhere else once there is a certificate', () => {
    const secure = write({ ...setup, certificate: '/etc/letsencrypt/live/portal.test' })
    expect(write({ ...setup, listen: '127.0.0.1:8080' })).not.toMatch(/443|letsencrypt|certbot/)
    expect(secure).toMatch(/HSTS|Strict-Transport-Security/)
    expect(secure).not.toContain('in the clear')
  })
})

describe.each(['nginx', 'apache', 'lighttpd'] as const)('certbot asks %s for its challenges', id => {
  const below = '/var/www/html'
  const write = (more: Partial<Setup>) => servers[id].write({ ...setup, ...more })

  test('in one folder, which is not the site, before there is a certificate and after', () => {
    const first = write({})
    expect(first).toContain(`certbot certonly --webroot -w ${below} -d portal.test`)
    for (const text of [first, write({ certificate: '/etc/letsencrypt/live/portal.test' })])
      expect(text).toMatch(/acme-challenge\/.*\/var\/www\/html/)
  })

  test('and not where another server speaks to the world', () => {
    expect(write({ listen: '127.0.0.1:8080' })).not.toContain('acme-challenge')
  })
})

test.each(['/', '/outils/', '/a/b-c/d.e', '/~asso/', '/100/'])(
  '%s is a path that every server can be told',
  base => {
    expect(isPlainPath(base)).toBe(true)
    expect(unfit({ ...setup, base })).toBeUndefined()
  },
)

test.each(['/Vie Libre/', '/é/', '/a;b/', '/a//b/', '/$a/', '/a"b/', '/{a}/', '/.hidden/', '/(a)/'])(
  '%s is none, however an address writes it',
  path => {
    const { pathname } = new URL(path, 'https://portal.test')
    expect([isPlainPath(path), isPlainPath(pathname)]).toEqual([false, false])
  },
)

test('nginx is given no word that is too long for it', () => {
  const words = servers.nginx.write(setup).match(/"[^"\n]*"/g) ?? []
  expect(Math.max(...words.map(word => word.length))).toBeLessThan(4096)
})

test.each(Object.entries(inSite))('%s may be carried to another machine', (_, { write }) => {
  expect(write(setup)).not.toContain('/srv/')
})

describe('what is written in the site', () => {
  const wrong: [string, Partial<Setup>][] = [
    ['a policy that ends its string', { policy: { ...setup.policy, page: { A: 'x"; root /; "' } } }],
    ['a policy of two lines', { policy: { ...setup.policy, page: { A: 'x\nLoadModule y' } } }],
    ['a policy with a variable', { policy: { ...setup.policy, frame: { A: '$document_root' } } }],
    ['a policy with a placeholder', { policy: { ...setup.policy, frame: { A: '{env.SECRET}' } } }],
    ['a header with a name of two', { policy: { ...setup.policy, page: { 'A "b"\nC': 'd' } } }],
    ['a language that is a pattern', { languages: ['fr|.*'] }],
    ['a name that goes on', { name: 'a.test; root /' }],
  ]

  test.each(wrong)('never becomes configuration: %s', (_, change) => {
    expect(unfit({ ...setup, ...change })).toBeDefined()
  })

  test('is fit as the build writes it', () => {
    expect(unfit(setup)).toBeUndefined()
  })
})
