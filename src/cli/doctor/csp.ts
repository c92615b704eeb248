/** A Content-Security-Policy: its directives, each with its sources. */
export type Policy = ReadonlyMap<string, readonly string[]>

/** The policies of a header, or of several: a comma separates two as another header would (CSP 3, 2.2.2). */
export const readPolicies = (values: readonly string[]): Policy[] =>
  values
    .flatMap(value => value.split(','))
    .filter(text => text.trim() !== '')
    .map(readPolicy)

function readPolicy(text: string): Policy {
  const policy = new Map<string, readonly string[]>()
  for (const part of text.split(';')) {
    const [name = '', ...sources] = part.trim().split(/\s+/)
    // The first of two of the same name holds.
    if (name !== '' && !policy.has(name.toLowerCase())) policy.set(name.toLowerCase(), sources)
  }
  return policy
}

/** The sources of a directive, or of the one that holds where it is absent; undefined: nothing is forbidden. */
export const sourcesOf = (policy: Policy, name: string): readonly string[] | undefined =>
  policy.get(name) ?? (ownRules.has(name) ? undefined : policy.get('default-src'))

/** They do not fall back to default-src. */
const ownRules = new Set(['base-uri', 'form-action', 'frame-ancestors'])

/** Whether an inline text of this hash may be used. */
export function allowsInline(policy: Policy, name: 'script-src' | 'style-src', hash: string): boolean {
  const sources = sourcesOf(policy, name)
  if (!sources || sources.includes(hash)) return true
  return sources.includes("'unsafe-inline'") && !sources.some(source => /^'(sha|nonce-)/.test(source))
}

/** Whether requests to this origin, not our own, are allowed. */
export function allowsOrigin(policy: Policy, name: string, origin: string): boolean {
  const sources = sourcesOf(policy, name)
  const { protocol } = new URL(origin)
  return !sources || [origin, `${origin}/`, protocol, '*'].some(each => sources.includes(each))
}
