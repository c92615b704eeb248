import { everywhere, zoneHeaders } from '../headers.ts'
import { challenges, heading, literal, patternAt, uncertified, type Server, type Setup } from '../setup.ts'
import { again, mediaTypes, refused, rules, sharing } from '../table.ts'
import script from './lighttpdscript.ts'

// lighttpd knows no twins: it packs each file once, into a folder of its own. What depends on what was found is in a
// script beside the configuration (lighttpdscript.ts).

const file = '/etc/lighttpd/conf-enabled/80-entraide.conf'

// It gives up root's rights once it has started, so that it could neither open 443 nor read a new certificate after.
const reload = 'systemctl restart lighttpd'

const server: Server = {
  label: 'lighttpd',
  file,
  reload,
  write: setup => [...heading(setup, server), '', ...config(setup), ''].join('\n'),
  second: script,
  inside: {
    file,
    write: setup =>
      [...heading(setup, server), '', ...needed(), ...atName(setup, atPortal(setup)), ''].join('\n'),
    second: script,
  },
}
export default server

/** Where Debian's package lets it keep what it packed. */
export const packed = '/var/cache/lighttpd/compress'

const indent = (line: string): string => (line === '' ? '' : `    ${line}`)
const block = (head: string, lines: readonly string[]): string[] => [`${head} {`, ...lines.map(indent), '}']
const quoted = (text: string): string => `"${text}"`
const atPath = (base: string, path: string): string => `$HTTP["url"] =~ ${quoted(patternAt(base, path, '$'))}`

const { path, root } = challenges

function config(setup: Setup): string[] {
  const { name, certificate, listen } = setup
  const challenged = block(atStart('=~', path), [`alias.url = ("${path}" => "${root}${path}")`])
  return [
    ...needed(certificate),
    ...(certificate ? secured(certificate, name) : []),
    ...(certificate || listen ? [] : uncertified(setup, reload)),
    '',
    ...(listen
      ? block(`$SERVER["socket"] == ${quoted(listen)}`, atPortal(setup))
      : atName(setup, [...challenged, ...atPortal(setup)])),
  ]
}

function needed(certificate?: string): string[] {
  const modules = ['setenv', 'redirect', 'deflate', 'alias', 'magnet', ...(certificate ? ['openssl'] : [])]
  return [
    `# Once: apt install lighttpd-mod-deflate lighttpd-modules-lua${certificate ? ' lighttpd-mod-openssl' : ''}`,
    `server.modules += (${modules.map(each => quoted(`mod_${each}`)).join(', ')})`,
  ]
}

const atName = ({ name }: Setup, lines: readonly string[]): string[] =>
  block(`$HTTP["host"] == ${quoted(name)}`, lines)

/** Below its path, and where the slash at the end is missing. */
const atPortal = (setup: Setup): string[] => [
  ...(setup.base === '/'
    ? []
    : block(`$HTTP["url"] == ${quoted(setup.base.slice(0, -1))}`, redirect(308, `${setup.base}\${qsa}`))),
  ...block(atStart(setup.base === '/' ? '!~' : '=~', setup.base === '/' ? path : setup.base), portal(setup)),
]

const atStart = (sign: '=~' | '!~', path: string): string =>
  `$HTTP["url"] ${sign} ${quoted(`^${literal(path)}`)}`

const redirect = (code: 303 | 308, to: string): string[] => [
  `url.redirect = ("" => ${quoted(to)})`,
  `url.redirect-code = ${code}`,
]

const secured = (certificate: string, name: string): string[] => [
  ...block('$SERVER["socket"] == ":443"', [
    'ssl.engine = "enable"',
    `ssl.pemfile = ${quoted(`${certificate}/fullchain.pem`)}`,
    `ssl.privkey = ${quoted(`${certificate}/privkey.pem`)}`,
    '# Once all that is at this name has TLS for good, add to each list of headers below:',
    '#   "Strict-Transport-Security" => "max-age=31536000"',
  ]),
  ...block('$HTTP["scheme"] == "http"', [
    ...block(
      `$HTTP["host"] == ${quoted(name)}`,
      block(atStart('!~', path), redirect(308, `https://${name}\${url.path}\${qsa}`)),
    ),
  ]),
]

function portal(setup: Setup): string[] {
  const { base, site, languages, second = '' } = setup
  return [
    `alias.url = (${quoted(base)} => ${quoted(`${site}/`)})`,
    'index-file.names = ("index.html")',
    'server.range-requests = "disable"',
    'static-file.etags = "enable"',
    'deflate.mimetypes = ("text/", "application/json", "application/manifest+json", "image/svg+xml")',
    'deflate.allowed-encodings = ("br", "gzip")',
    `deflate.cache-dir = ${quoted(packed)}`,
    'mimetype.assign = (',
    ...Object.entries(mediaTypes).map(([ending, type]) => `    ${quoted(`.${ending}`)} => ${quoted(type)},`),
    ')',
    '',
    `magnet.attract-physical-path-to = (${quoted(second)})`,
    `magnet.attract-response-start-to = (${quoted(second)})`,
    '# What is never served is looked for where there is nothing.',
    ...block(`$HTTP["url"] =~ ${quoted(refused)}`, [`alias.url = (${quoted(base)} => "/dev/null/")`]),
    '',
    ...block('$HTTP["request-method"] == "POST"', [
      ...block(atPath(base, sharing(languages)), [...redirect(303, `\${url.path}${again}`)]),
    ]),
    '',
    ...headers(setup),
  ]
}

/** The first that fits holds. Only what is there stands in frames: languages are named. */
function headers({ base, policy, languages }: Setup): string[] {
  const zones = zoneHeaders(policy)
  return rules.flatMap(({ path, zone, cache }, index) => {
    const all = { ...everywhere, ...zones[zone], 'Cache-Control': cache, Vary: 'Accept-Encoding' }
    const lines = Object.entries(all).map(([name, value]) => `    ${quoted(name)} => ${quoted(value)},`)
    const list = ['setenv.set-response-header = (', ...lines, ')']
    const named = path.replace(String.raw`[\w-]+`, `(${languages.join('|')})`)
    return block(`${index > 0 ? 'else ' : ''}${atPath(base, named)}`, list)
  })
}
