/** Hosts such as Cloudflare Pages take no longer line in `_headers`, name and indent included. */
const longest = 2000 - '  Content-Security-Policy: '.length

/**
 * The same policy in lines that such hosts take: all of them hold together. Where not even whom pages may ask fits into
 * one, pages may ask any host that has TLS.
 */
export function inLines(policy: string, most = longest): string[] {
  if (policy.length <= most) return [policy]
  const asked = askedIn(policy)
  const wider = policy.replace(asked, "connect-src 'self' https:")
  return asked.length <= most ? [wider, asked] : [wider]
}

/** Whether such hosts let pages ask more than the policy does. */
export const isWidened = (policy: string, most = longest): boolean => askedIn(policy).length > most

const askedIn = (policy: string): string => /connect-src [^;]*/.exec(policy)?.[0] ?? ''

/** What a policy in a page cannot say: it is read too late. CSP 3, 3.3. */
const onlyInHeaders = ['frame-ancestors', 'report-uri', 'report-to', 'sandbox']

/**
 * The policy for a `<meta http-equiv="Content-Security-Policy">`, first in `<head>`, where no header can be set. A change
 * of the pool writes no page anew: pages may ask, and send forms to, any host that has TLS.
 */
export const metaPolicy = (policy: string): string =>
  policy
    .split(/; */)
    .filter(each => !onlyInHeaders.includes(each.split(' ')[0] ?? ''))
    .map(each => each.replace(/^(connect-src|form-action) .*/, "$1 'self' https:"))
    .join('; ')
