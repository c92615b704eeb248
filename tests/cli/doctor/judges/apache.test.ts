import { expect, test } from 'vitest'
import { judged } from '../../../../src/cli/doctor.ts'
import { inWords } from '../../../../src/cli/doctor/report.ts'
import { everywhere } from '../../../../src/core/serving/headers.ts'
import { answered, seenAt } from '../seen.ts'

const page = '<!doctype html><html lang="fr"><div id="app"></div></html>'
const apache = { server: 'Apache/2.4.66 (Debian)' }

const report = (headers: Readonly<Record<string, string>>, status = 200): string => {
  const at = (path: string) => answered(path, { status, headers, body: page })
  const pages = { root: at('/'), homes: [at('/fr/'), at('/en/')], pool: at('/pool.json') }
  return inWords(judged(seenAt(pages)), 'https://portal.example/', 4)
}

test('an Apache that fails at everything may lack modules', () => {
  expect(report(apache, 500)).toMatch(
    /answered with 500\n {4}tip: .*\.htaccess needs modules .*a2enmod headers rewrite/,
  )
  expect(report({ server: 'nginx' }, 500)).not.toContain('.htaccess')
})

test('an Apache that sends no header of ours has not read .htaccess, and nothing else is said of what that has', () => {
  const said = report(apache)
  expect(said).toMatch(/^headers\n.* without any of its headers\n {4}tip: .*AllowOverride FileInfo Indexes/m)
  expect(said).toMatch(/^not seen well enough to say: .*policy.*caching/m)
  expect(said).not.toContain('Cache-Control')
})

test('one that sends some of them has read it', () => {
  const [[name, value] = ['', '']] = Object.entries(everywhere)
  expect(report({ ...apache, [name.toLowerCase()]: value })).not.toContain('AllowOverride')
  expect(report({ server: 'nginx' })).not.toContain('AllowOverride')
})
