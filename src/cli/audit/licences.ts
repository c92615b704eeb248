import satisfies from 'spdx-satisfies'
import { packagesOf, type Lock } from './lock.ts'

/**
 * Under which licences code may travel with ours, which is AGPL-3.0-or-later:
 *
 * - The permissive ones ask that their notice goes with the copy, and nothing that the AGPL forbids. The notices are in
 *   `licences.txt` of the site and of the release.
 * - Apache-2.0 may go into works under version 3 of the GNU licences, not the other way round: so say the FSF and the ASF.
 * - MPL-2.0 names the AGPL among its secondary licences (1.12, 3.3), unless a file says that it does not want it.
 * - OFL-1.1 is for fonts: a file beside the program, not part of it, with its licence (legible-licence.txt).
 * - PSF-2.0 is compatible according to the FSF. It is the argument parser of markdown-it's command, which we do not call.
 */
const shipping = [
  ...['0BSD', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC0-1.0', 'ISC', 'MIT', 'Zlib'],
  ...['Apache-2.0', 'MPL-2.0', 'OFL-1.1', 'PSF-2.0'],
]

/** Of what only builds and tests, besides: lists of licences' names, under a licence for texts. They are never passed on. */
const tools = [...shipping, 'CC-BY-3.0']

/** The packages whose licence does not let them stand where they stand. */
export function licenceProblems(lock: Lock): string[] {
  return packagesOf(lock).flatMap(({ path, license, ships }) => {
    if (license === undefined) return [`${path} names no licence: without one, nobody may pass it on`]
    if (fits(license, ships ? shipping : tools)) return []
    const where = ships ? 'what ships' : 'tools'
    return [`${path} is under ${license}, which is not on the list for ${where} (src/cli/audit/licences.ts)`]
  })
}

/** "A OR B" fits where one of them does, "A AND B" where both do; what is no SPDX expression never does. */
function fits(license: string, allowed: readonly string[]): boolean {
  try {
    return satisfies(license, [...allowed])
  } catch {
    return false
  }
}
