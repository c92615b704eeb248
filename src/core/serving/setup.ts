import type { Headers, Policy } from './headers.ts'

/** What a site says of itself to servers. */
export interface Portal {
  /** Below which path it is served: begins and ends with a slash. */
  base: string
  /** The portal's name in the network, such as `portal.example`. */
  name: string
  languages: readonly string[]
  policy: Policy
}

/** What a server has to know of a portal. */
export interface Setup extends Portal {
  /** The site's folder, absolute, without a slash at its end. */
  site: string
  /** Where to listen in the clear, such as `127.0.0.1:8080`, behind something that has TLS. Absent: TLS, if `certificate` is there. */
  listen?: string
  /** The folder with `fullchain.pem` and `privkey.pem`. */
  certificate?: string
  /** Whether this nginx has the module that sends brotli twins. */
  brotli?: boolean
  /** Where the second file is written, of servers that have one: absolute. */
  second?: string
  /** The command that writes all this anew. */
  renewal: string
}

/** A server we can write for: the configuration, whole. */
export interface Server extends Written {
  label: string
  /** What makes it read a new one there; absent where nothing in it depends on a build. */
  reload?: string
  /** What goes into the site that is at this name already, below its path. */
  inside: Written & {
    /** What that site has to say once to have it, when it is in this file; absent where it is read by itself. */
    joined?: (file: string) => string
  }
}

/** What is written for a server. */
export interface Written {
  /** Where it goes in Debian. */
  file: string
  write: (setup: Setup) => string
  /** What it leads to that cannot stand in it. */
  second?: Second
}

/** A file that stands beside the configuration, and is root's as that is. */
export interface Second {
  /** What its name has more than that of the configuration. */
  ending: string
  write: (setup: Setup) => string
}

/** A file that servers or hosts read in the site itself. */
export interface SiteFile {
  write: (portal: Portal) => string
}

/** In values of the policy: the signs that mean nothing in any of these configurations. */
const harmlessValue = /^[\w '\-:;/.*=+,()]+$/
/** In what the operator typed. */
const harmlessWord = /^[\w\-:/.[\]@+~ ]*$/

/**
 * What no configuration could take, which is read by root: whoever may write into the site must not write it. Absent if
 * all is well.
 */
export function unfit(portal: Portal & Partial<Setup>): string | undefined {
  const { site = '', base, name, listen = '', certificate = '', second = '', languages, policy } = portal
  const headers = (all: Headers) => Object.entries(all).flat()
  const value = [...headers(policy.page), ...headers(policy.frame)].find(each => !harmlessValue.test(each))
  const word = [site, base, name, listen, certificate, second, ...languages].find(
    each => !harmlessWord.test(each),
  )
  return value ?? word
}

/** Whether a portal can be served below this path: every server can be told, and none takes it for something hidden. */
export const isPlainPath = (path: string): boolean =>
  /^\/(?:[\w~+@-][\w.~+@:-]*\/)*(?:[\w~+@-][\w.~+@:-]*)?$/.test(path)

/** The lines that every configuration begins with. */
export const heading = (
  { name, base, renewal }: Setup,
  { label, reload }: Pick<Server, 'label' | 'reload'>,
): string[] => [
  `# Entraide at ${name}${base}, for ${label}. Written by`,
  `#   ${renewal}`,
  ...(reload
    ? [
        '# Run it again after each upgrade, each build and each change of the pool, and to go back to an older release: the',
        '# policy of the pages stands in here, and under an older one the pages of a newer build do not work.',
      ]
    : []),
]

/** Where certbot puts what it is asked for, with and without a certificate: it asks again there for each renewal. */
export const challenges = { path: '/.well-known/acme-challenge/', root: '/var/www/html' }

/** How to get a first certificate, where the server speaks in the clear. */
export const uncertified = ({ name }: Setup, reload: string): string[] => [
  '# There is no certificate yet, so this speaks in the clear, and browsers keep no portal on the device. Get one, then',
  '# run the line at the top again:',
  `#   certbot certonly --webroot -w ${challenges.root} -d ${name} --deploy-hook '${reload}'`,
]

/** A path of the table, as it stands in an address below this base; with what may follow it, or as a path alone. */
export function patternAt(base: string, path: string, end: '$' | typeof beforeQuery = beforeQuery): string {
  const start = `^${literal(base)}`
  const from = path.startsWith('^') ? start + path.slice(1) : `${start}[^?]*${path}`
  return from.replaceAll('$', end)
}

/** Where a path ends in what was asked for. */
export const beforeQuery = String.raw`(\?|$)`

/** A regular expression for exactly this text. */
export const literal = (text: string): string => text.replaceAll(/[.+*?^$()[\]{}|\\]/g, String.raw`\$&`)
