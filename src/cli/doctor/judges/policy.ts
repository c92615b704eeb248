import { jsonOf, placeOf, textOf, type Answer } from '../answer.ts'
import { isOnThisMachine, readPool } from '../../../core/poolfile.ts'
import { askOrigins, formOrigins } from '../../../core/origins.ts'
import { typed } from '../../program.ts'
import { allowsInline, allowsOrigin, readPolicies, sourcesOf, type Policy } from '../csp.ts'
import { hashOf } from '../../../site/policy.ts'
import { readDocument, type Document } from '../document.ts'
import { answers, given, type Finding, type Judge, type Seen } from '../seen.ts'
import { policyAnew } from '../words.ts'
import { isAsBuilt } from './pages.ts'

/** Whether the policy of each document allows what is in it, and no more. Where there are two, that is what to mend first. */
export const policy: Judge = seen => {
  const documents = given(seen, 'root', 'homes', 'service', 'frames').flatMap(page => {
    const document = readDocument(textOf(page))
    const [policy, ...others] = policiesOf(page, document)
    return policy && others.length === 0 ? [{ page, document, policy }] : []
  })
  if (documents.length === 0) return undefined
  return [
    ...documents.flatMap(({ page, policy }) => loose(page, policy)),
    ...documents.flatMap(({ page, document, policy }) => refused(seen, page, document, policy)),
    ...documents
      .filter(({ page }) => given(seen, 'homes')[0] === page)
      .flatMap(({ page, policy }) => reaching(seen, page, policy)),
  ]
}

/** Those of the header; where a server can set none, those of the page. */
export const policiesOf = ({ headers }: Answer, { metas }: Document): Policy[] => {
  const sent = readPolicies(headers['content-security-policy'] ?? [])
  if (sent.length > 0) return sent
  return readPolicies(
    metas
      .filter(each => each['http-equiv']?.toLowerCase() === 'content-security-policy')
      .map(({ content }) => content ?? ''),
  )
}

function refused(seen: Seen, page: Answer, { scripts, styles }: Document, policy: Policy): Finding[] {
  const isAllowed = (name: 'script-src' | 'style-src') => (text: string) =>
    allowsInline(policy, name, hashOf(text))
  const what = [
    ...(scripts.every(isAllowed('script-src')) ? [] : ['a script']),
    ...(styles.every(isAllowed('style-src')) ? [] : ['the style']),
  ]
  if (what.length === 0) return []
  const stale = `the policy is new after each build: ${policyAnew(seen)}`
  const changed =
    'something changed the page after it was built, or the policy is of another build: serve both from one, untouched'
  const tip = isAsBuilt(seen, page) ? stale : changed
  return [{ path: placeOf(page), message: `the policy does not allow ${what.join(' and ')} in it`, tip }]
}

/** What the policy of a build never has. */
function loose(page: Answer, policy: Policy): Finding[] {
  const scripts = sourcesOf(policy, 'script-src') ?? ['*']
  const wide = scripts.filter(source => /^('unsafe-\w+'|\*|https?:|data:|blob:)$/.test(source))
  const tip = 'send the policy of the build as it is'
  const found: string[] = []
  if (wide.length > 0) found.push(`the policy lets any script run: ${wide.join(' ')}`)
  if (!policy.has('base-uri')) found.push('the policy does without base-uri')
  if (!policy.has('require-trusted-types-for')) found.push('the policy does without Trusted Types')
  return found.map(message => ({ path: placeOf(page), message, tip }))
}

/** Whether pages may ask the hosts of the list that is served, and hand over to them. */
function reaching(seen: Seen, home: Answer, policy: Policy): Finding[] {
  const [list] = answers(seen, 'pool')
  const pool = list && readPool(jsonOf(list), isOnThisMachine(seen.address.hostname))
  if (!pool || typeof pool === 'string') return []
  const barred = (name: string, origins: string[]) =>
    origins.filter(origin => !allowsOrigin(policy, name, origin))
  return [
    ...told(seen, home, barred('connect-src', askOrigins(pool)), 'connect-src', 'ask whether they are there'),
    ...told(
      seen,
      home,
      barred('form-action', formOrigins(pool)),
      'form-action',
      'hand over what was prepared',
    ),
  ]
}

function told(seen: Seen, home: Answer, origins: string[], name: string, what: string): Finding[] {
  const [one] = origins
  if (one === undefined) return []
  const who = origins.length === 1 ? one : `${origins.length} hosts of pool.json, such as ${one}`
  return [
    {
      path: placeOf(home),
      message: `the policy (${name}) does not let visitors ${what}: ${who}`,
      tip: `"${typed('pool')}" renews the policy with the list (--out, the served folder); then ${policyAnew(seen)}`,
    },
  ]
}
