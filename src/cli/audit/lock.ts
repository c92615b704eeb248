import * as v from 'valibot'

const versions = v.optional(v.record(v.string(), v.string()), {})

/** What an audit reads of package.json. */
const project = v.object({
  dependencies: versions,
  devDependencies: versions,
  allowScripts: v.optional(v.record(v.string(), v.boolean()), {}),
})

const locked = v.object({
  version: v.optional(v.string()),
  name: v.optional(v.string()),
  resolved: v.optional(v.string()),
  integrity: v.optional(v.string()),
  link: v.optional(v.boolean()),
  license: v.optional(v.string()),
  dev: v.optional(v.boolean()),
  devOptional: v.optional(v.boolean()),
  hasInstallScript: v.optional(v.boolean()),
  dependencies: versions,
  devDependencies: versions,
})

const lock = v.object({ lockfileVersion: v.number(), packages: v.record(v.string(), locked) })

export type Project = v.InferOutput<typeof project>
export type Lock = v.InferOutput<typeof lock>

export const readProject = (text: string): Project => v.parse(project, JSON.parse(text))
export const readLock = (text: string): Lock => v.parse(lock, JSON.parse(text))

/** A package of the lock, under the path where npm puts it. */
export interface Locked extends v.InferOutput<typeof locked> {
  path: string
  /** The package's own, where npm wrote one: it does so where the folder has another, "vue": "npm:something-else@1". */
  alias: string | undefined
  /** Whether it is among what the page or the release may carry: `dependencies` of package.json, and what they need. */
  ships: boolean
}

/** All but the project itself. */
export const packagesOf = ({ packages }: Lock): Locked[] =>
  Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, entry]) => ({
      ...entry,
      path,
      alias: entry.name,
      ships: !entry.dev && !entry.devOptional,
    }))

/** A folder below node_modules is called after its package: `node_modules/a/node_modules/@b/c` is `@b/c`. */
export const nameAt = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 13)

/** 64 bytes in base64, and one hash only: several would mean that the weakest will do. */
const sha512 = /^sha512-[A-Za-z0-9+/]{86}==$/
const exact = /^\d+\.\d+\.\d+(-[\w.-]+)?$/
const registry = 'https://registry.npmjs.org/'

/** Why an install from these files might bring something other than what was looked at, or run it. */
export function lockProblems(project: Project, lock: Lock, npmrc: string): string[] {
  return [
    ...packagesOf(lock).flatMap(entry => strangeness(entry, project.allowScripts)),
    ...Object.entries(project.allowScripts)
      .filter(([, may]) => may)
      .map(([name]) => `package.json lets ${name} run scripts when it is installed: say false`),
    ...asked(project).flatMap(([name, version]) => askedVaguely(name, version, lock)),
    ...outOfStep(project, lock),
    ...npmSettings(npmrc),
  ]
}

function strangeness(entry: Locked, allowScripts: Project['allowScripts']): string[] {
  const { path, alias, resolved, integrity, link, hasInstallScript } = entry
  const name = nameAt(path)
  const found = []
  if (!integrity || !sha512.test(integrity)) found.push('has no sha512 by which npm would know it')
  if (resolved !== undefined && !resolved.startsWith(registry)) found.push(`comes from ${resolved}`)
  if (link) found.push('is a link to a folder')
  if (alias !== undefined && alias !== name) found.push(`is ${alias} under another name`)
  if (hasInstallScript && allowScripts[name] !== false)
    found.push(`would run a script when it is installed: write "${name}": false into allowScripts`)
  return found.map(each => `package-lock.json: ${path} ${each}`)
}

const asked = ({ dependencies, devDependencies }: Project): [string, string][] =>
  Object.entries({ ...dependencies, ...devDependencies })

function askedVaguely(name: string, version: string, { packages }: Lock): string[] {
  if (!exact.test(version))
    return [`package.json asks for ${name} ${version}: name one version, such as 1.2.3`]
  const found = packages[`node_modules/${name}`]?.version
  if (found === version) return []
  return [
    `package.json asks for ${name} ${version}, package-lock.json has ${found ?? 'none'}: run npm install`,
  ]
}

/** `npm ci` refuses that, too; whoever has all packages already would not be told. */
function outOfStep(project: Project, { packages }: Lock): string[] {
  const kinds = ['dependencies', 'devDependencies'] as const
  return kinds
    .filter(
      kind => JSON.stringify(sorted(project[kind])) !== JSON.stringify(sorted(packages['']?.[kind] ?? {})),
    )
    .map(kind => `package-lock.json was made for other ${kind} than those of package.json: run npm install`)
}

const sorted = (versions: Record<string, string>): [string, string][] =>
  Object.entries(versions).toSorted(([a], [b]) => (a < b ? -1 : 1))

function npmSettings(npmrc: string): string[] {
  const lines = npmrc.split(/\r?\n/).map(line => line.replace(/\s/g, ''))
  const problems = []
  // `allowScripts` is for npm 11 and later; the older ones know only this.
  if (!lines.includes('ignore-scripts=true'))
    problems.push('.npmrc lets packages run scripts when they are installed: say ignore-scripts=true')
  if (lines.some(line => /(^|:)registry=|_auth|_password/.test(line)))
    problems.push('.npmrc names a registry or a secret: that belongs into the settings of a person')
  return problems
}
