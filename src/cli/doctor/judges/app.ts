import { isRecord } from '../../../core/poolfile.ts'
import { jsonOf, placeOf, type Answer } from '../answer.ts'
import { answers, given, type Finding, type Judge, type Seen } from '../seen.ts'

/** Whether browsers can install the portal. That its icons are there is judged with all that has to be. */
export const app: Judge = seen => [
  ...given(seen, 'manifest').flatMap(each => read(seen, each)),
  ...answers(seen, 'icons')
    .filter(each => each.status === 200)
    .flatMap(empty),
]

function read(seen: Seen, each: Answer): Finding[] {
  const path = placeOf(each)
  const manifest = jsonOf(each)
  if (!isRecord(manifest)) return [{ path, message: 'is no JSON', tip: 'serve it as the build wrote it' }]
  const { icons, scope, start_url: start } = manifest
  const found: Finding[] = []
  if (!Array.isArray(icons) || icons.length === 0)
    found.push({ path, message: 'names no icon', tip: 'serve it as the build wrote it' })
  if (scope !== seen.address.pathname || !String(start).startsWith(seen.address.pathname))
    found.push({
      path,
      message: `is of a portal below ${String(scope)}, and this one stands below ${seen.address.pathname}`,
      tip: 'write the address with its path as "url" into config/portal.yml, and build again',
    })
  return found
}

const empty = (icon: Answer): Finding[] =>
  icon.body.length > 0
    ? []
    : [{ path: placeOf(icon), message: 'is empty', tip: 'copy the built folder anew' }]
