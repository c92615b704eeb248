import { createHash } from 'node:crypto'
import { published } from '../../../core/embed/published.ts'
import { header, placeOf, textOf, type Answer } from '../answer.ts'
import { readPolicies } from '../csp.ts'
import { given, type Finding, type Judge } from '../seen.ts'

/** What may stand in frames of other sites, and the script that partners paste. */
export const frames: Judge = seen => [
  ...given(seen, 'frames').flatMap(open),
  ...given(seen, 'root', 'homes', 'service').flatMap(closed),
  ...given(seen, 'script').flatMap(unchanged),
]

const ancestors = ({ headers }: Answer): (readonly string[])[] =>
  readPolicies(headers['content-security-policy'] ?? [])
    .map(policy => policy.get('frame-ancestors'))
    .filter(sources => sources !== undefined)

function open(page: Answer): Finding[] {
  const barred = ancestors(page).some(sources => !sources.some(source => ['https:', '*'].includes(source)))
  return barred
    ? [
        {
          path: placeOf(page),
          message: "the policy (frame-ancestors) forbids frames in partners' pages",
          tip: 'send it the policy of .headers-embed.json, not that of the other pages',
        },
      ]
    : []
}

/** What is shown in another's page can be made to be clicked there. */
function closed(page: Answer): Finding[] {
  const isRefused = /^(deny|sameorigin)$/i.test(header(page, 'x-frame-options'))
  return isRefused || ancestors(page).some(sources => sources.join() === "'none'")
    ? []
    : [
        {
          path: placeOf(page),
          message: 'any site may show it in a frame',
          tip: "send frame-ancestors 'none' with its policy: in a header, pages cannot say it themselves",
        },
      ]
}

function unchanged(script: Answer): Finding[] {
  const own = `sha384-${createHash('sha384').update(textOf(script)).digest('base64')}`
  return own === published['1']
    ? []
    : [
        {
          path: placeOf(script),
          message: 'not the script that partners named by its hash: browsers refuse it',
          tip: 'serve it to the letter as the build wrote it, and let nothing minify it',
        },
      ]
}
