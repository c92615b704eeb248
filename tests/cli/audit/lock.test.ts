import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { lockProblems, nameAt, packagesOf, readLock, readProject } from '../../../src/cli/audit/lock.ts'

const project = readFileSync('package.json', 'utf8')
const lock = readFileSync('package-lock.json', 'utf8')
const npmrc = readFileSync('.npmrc', 'utf8')

const problems = (given: { project?: string; lock?: string; npmrc?: string }): string[] =>
  lockProblems(readProject(given.project ?? project), readLock(given.lock ?? lock), given.npmrc ?? npmrc)

/** The lock with one package changed. */
function changed(path: string, change: object): string {
  const whole = JSON.parse(lock)
  Object.assign(whole.packages[path], change)
  return JSON.stringify(whole)
}

it('the files of this project pass, with several hundred packages', () => {
  expect(problems({})).toEqual([])
  expect(packagesOf(readLock(lock)).length).toBeGreaterThan(300)
})

it.each([
  ['no hash', { integrity: undefined }, 'has no sha512'],
  ['a weaker hash', { integrity: `sha1-${'A'.repeat(27)}=` }, 'has no sha512'],
  [
    'a weaker hash beside',
    { integrity: `sha1-${'A'.repeat(27)}= sha512-${'A'.repeat(86)}==` },
    'has no sha512',
  ],
  [
    'another registry',
    { resolved: 'https://registry.npmjs.org.evil.test/vue.tgz' },
    'comes from https://registry.npmjs.org.evil',
  ],
  ['a repository', { resolved: 'git+ssh://git@host.test/vue.git#abc' }, 'comes from git+ssh'],
  ['a folder', { link: true }, 'is a link'],
  ['another package under its name', { name: 'veu' }, 'is veu under another name'],
  ['a script', { hasInstallScript: true }, 'would run a script when it is installed'],
  ['another version', { version: '3.0.0' }, 'has 3.0.0: run npm install'],
])('a package with %s is named', (_, change, sentence) => {
  expect(problems({ lock: changed('node_modules/vue', change) })).toEqual([expect.stringContaining(sentence)])
})

it('a package that lies inside another is looked at like any other', () => {
  const inside =
    Object.keys(JSON.parse(lock).packages).find(path => path.split('node_modules/').length > 2) ?? ''
  expect(problems({ lock: changed(inside, { integrity: undefined }) })).toEqual([
    `package-lock.json: ${inside} has no sha512 by which npm would know it`,
  ])
})

it.each(['^3.5.45', '~3.5.45', '3.5', '*', 'latest', 'npm:veu@3.5.45', 'github:vuejs/core', 'file:../vue'])(
  'a package asked for as "%s" is none in particular',
  version => {
    const vague = JSON.parse(project)
    vague.dependencies.vue = version
    const found = problems({
      project: JSON.stringify(vague),
      lock: changed('', { dependencies: vague.dependencies }),
    })
    expect(found).toEqual([`package.json asks for vue ${version}: name one version, such as 1.2.3`])
  },
)

it('a lock that was made for another package.json is out of step', () => {
  const more = JSON.parse(project)
  more.devDependencies.vue = more.dependencies.vue
  delete more.dependencies.vue
  expect(problems({ project: JSON.stringify(more) })).toEqual([
    'package-lock.json was made for other dependencies than those of package.json: run npm install',
    'package-lock.json was made for other devDependencies than those of package.json: run npm install',
  ])
})

it('nobody may run a script at install, neither by package.json nor by .npmrc', () => {
  const trusting = JSON.parse(project)
  trusting.allowScripts.esbuild = true
  expect(problems({ project: JSON.stringify(trusting) })).toEqual([
    expect.stringContaining('esbuild would run a script'),
    'package.json lets esbuild run scripts when it is installed: say false',
  ])
  expect(problems({ npmrc: '' })).toEqual([expect.stringContaining('ignore-scripts=true')])
  expect(problems({ npmrc: 'ignore-scripts = true\n@vue:registry=https://evil.test/' })).toEqual([
    expect.stringContaining('names a registry'),
  ])
})

it.each([
  ['node_modules/vue', 'vue'],
  ['node_modules/@vue/shared', '@vue/shared'],
  ['node_modules/a/node_modules/@b/c', '@b/c'],
])('%s is %s', (path, name) => {
  expect(nameAt(path)).toBe(name)
})
