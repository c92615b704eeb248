import type { Carried } from './carried.ts'

/** Where the notices stand, in a built site and in a release. */
export const licencesFile = 'licences.txt'

const line = '-'.repeat(78)

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
