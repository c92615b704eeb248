import { everywhere, zoneHeaders } from '../headers.ts'
import { challenges, heading, literal, patternAt, uncertified, type Server, type Setup } from '../setup.ts'
import { again, mediaTypes, refused, rules, sharing } from '../table.ts'
import script from './lighttpdscript.ts'

// lighttpd knows no twins: it packs each file once, into a folder of its own. What depends on what was found is in a
// script beside the configuration (lighttpdscript.ts).

const server: Server = {
  label: 'lighttpd',
  file: '/etc/lighttpd/conf-enabled/80-entraide.conf',
  reload: 'systemctl reload lighttpd',
  write: setup => [...heading(setup, server), '', ...config(setup), ''].join('\n'),
  second: script,
}
export default server

/** Where Debian's package lets it keep what it packed. */
export const packed = '/var/cache/lighttpd/compress'

const indent = (line: string): string => (line === '' ? '' : `    ${line}`)
const block = (head: string, lines: readonly string[]): string[] => [`${head} {`, ...lines.map(indent), '}']
const quoted = (text: string): string => `"${text}"`
const atPath = (base: string, path: string): string => `$HTTP["url"] =~ ${quoted(patternAt(base, path, '$'))}`

function config(setup: Setup): string[] {
  const { name, certificate, listen } = setup
  const modules = ['setenv', 'redirect', 'deflate', 'alias', 'magnet', ...(certificate ? ['openssl'] : [])]
  const where =
    listen === undefined ? `$HTTP["host"] == ${quoted(name)}` : `$SERVER["socket"] == ${quoted(listen)}`
  return [
    `# Once: apt install lighttpd-mod-deflate lighttpd-modules-lua${certificate ? ' lighttpd-mod-openssl' : ''}`,
    `server.modules += (${modules.map(each => quoted(`mod_${each}`)).join(', ')})`,
    ...(certificate ? secured(certificate, name) : []),
    ...(certificate || listen ? [] : uncertified(setup, 'lighttpd')),
    '',
    ...block(where, below(setup)),
  ]
}

/** What is at this name, the first that fits. */
function below(setup: Setup): string[] {
  const { base, listen } = setup
  const { path, root } = challenges
  return [
    ...(base === '/'
      ? []
      : block(`$HTTP["url"] == ${quoted(base.slice(0, -1))}`, redirect(308, `${base}\${qsa}`))),
    ...(listen === undefined
      ? block(atStart('=~', path), [`alias.url = ("${path}" => "${root}${path}")`])
      : []),
    ...block(atStart('=~', base), inside(setup)),
  ].map((line, index) => (index > 0 && line.startsWith('$') ? `else ${line}` : line))
}

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
      block(atStart('!~', challenges.path), redirect(308, `https://${name}\${url.path}\${qsa}`)),
    ),
  ]),
]

function inside(setup: Setup): string[] {
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
