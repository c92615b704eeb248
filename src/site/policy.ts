import { createHash } from 'node:crypto'

/** What a Content-Security-Policy names an inline script or style by. */
export const hashOf = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/**
 * The policy of every page: nothing but this site, no inline code but what was built (by hash), no eval, not inside any
 * frame, no frame but our own (the preview of /embed/), and Trusted Types.
 */
export function policy(scripts: readonly string[], styles: readonly string[]): string {
  return [
    "default-src 'none'",
    `script-src 'self' ${scripts.map(hashOf).join(' ')}`,
    `style-src ${styles.map(hashOf).join(' ')}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    // Of Vue, and of stores/worker.ts for the address of the service worker.
    'trusted-types vue entraide',
  ].join('; ')
}

/** The policy of /embed/, which stands in frames of any site: it asks this one for two files, and has no other way out. */
export function framePolicy(scripts: readonly string[], style: string): string {
  return [
    "default-src 'none'",
    `script-src ${scripts.map(hashOf).join(' ')}`,
    `style-src ${hashOf(style)}`,
    "connect-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    // Whoever builds their page on their own machine, too.
    'frame-ancestors https: http://localhost:* http://*.localhost:* http://127.0.0.1:*',
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
}
