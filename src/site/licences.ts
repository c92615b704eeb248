/** A package of which something is in what was built. */
export interface Carried {
  name: string
  version: string
  /** An SPDX expression. */
  licence: string
  /** What has to go with every copy: its licence file, with whose work it is. */
  notice: string
}

/** Beside what was built: the packages in it, as JSON. */
export const carriedFile = 'carried.json'

/** Where the notices stand, in a built site and in a release. */
export const licencesFile = 'licences.txt'

const line = '-'.repeat(78)

/** Several lists in one, each package once. */
export const together = (...lists: readonly (readonly Carried[])[]): Carried[] => [
  ...new Map(lists.flat().map(each => [`${each.name} ${each.version}`, each])).values(),
]

/** The notices that go with every copy: packages under the very same text share it. The same for the same packages. */
export function licences(packages: readonly Carried[]): string {
  const byText = Map.groupBy(packages, ({ notice, licence }) => `(${licence})\n\n${notice}\n`)
  const sections = [...byText].map(([text, all]) => {
    const names = all.map(({ name, version }) => `${name} ${version}`)
    return `${line}\n${names.join('\n')}\n${text}`
  })
  return [head, ...sections].join('\n')
}

const head = `Entraide is free software under the GNU Affero General Public License, version 3 or later: its legal notice says
where its source is. It carries work of others, under the licences below.
`
