import { createHash } from 'node:crypto'
import { published } from '../../../core/embed/published.ts'
import { placeOf, textOf, type Answer } from '../answer.ts'
import { readPolicies } from '../csp.ts'
import { answers, given, type Finding, type Judge } from '../seen.ts'

/** What may stand in frames of other sites, and the script that partners paste. */
export const frames: Judge = seen => [
  ...given(seen, 'frames').flatMap(open),
  ...answers(seen, 'root', 'homes', 'service', 'missingPage').flatMap(closed),
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
          message: "may not stand in partners' pages: its policy (frame-ancestors) forbids it",
          tip: 'send it the policy of .headers-embed.json, not that of the other pages',
        },
      ]
    : []
}

/** What is shown in another's page can be made to be clicked there. */
function closed(page: Answer): Finding[] {
  if (page.status !== 200 && page.status !== 404) return []
  return ancestors(page).some(sources => sources.join() === "'none'")
    ? []
    : [
        {
          path: placeOf(page),
          message: 'may stand in frames of any site',
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
          message: 'is not the script that partners pasted by its hash: their browsers refuse it',
          tip: 'serve it to the letter as the build wrote it, and let nothing minify it',
        },
      ]
}
