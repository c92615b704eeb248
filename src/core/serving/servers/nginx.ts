import { everywhere, zoneHeaders, type Zone } from '../headers.ts'
import { heading, patternAt, type Server, type Setup } from '../setup.ts'
import {
  again,
  filesOnly,
  mediaTypes,
  pageLike,
  refused,
  replaceable,
  rules,
  sentences,
  sharing,
  unkept,
} from '../table.ts'
import { front } from './nginxfront.ts'

// What nginx decides by comparing, it compares in maps, which it works out once for each answer and only where they are
// needed; headers named by an empty variable are not sent. What was asked for ($request_uri) stays the same where nginx
// goes on to another file, and so do maps of it. ngx_http_map_module, ngx_http_headers_module.

const file = '/etc/nginx/conf.d/entraide.conf'

const server: Server = {
  label: 'nginx',
  file,
  reload: 'nginx -t && systemctl reload nginx',
  write: setup =>
    [...heading(setup, server), '', ...maps(setup), '', ...front(setup, place(setup)), ''].join('\n'),
  inside: {
    file,
    write: setup => [...heading(setup, server), '', ...maps(setup), ''].join('\n'),
    second: { ending: '.location', write: setup => `${place(setup).join('\n')}\n` },
    joined: path => `include ${path}.location;`,
  },
}
export default server

/** Two portals in one nginx keep their variables apart, whose names may not be long. */
function prefix({ name, base }: Setup): string {
  const sum = [...`${name}${base}`].reduce(
    (all, sign) => (all * 31 + (sign.codePointAt(0) ?? 0)) % 36 ** 4,
    7,
  )
  return `$entraide_${sum.toString(36)}`
}

const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\')}"`

function map(of: string, to: string, lines: readonly (readonly [string, string])[]): string[] {
  return [
    `map ${of} ${to} {`,
    ...lines.map(([from, value]) => `    ${from === 'default' ? from : quoted(from)} ${quoted(value)};`),
    '}',
  ]
}

function maps(setup: Setup): string[] {
  const { base, languages } = setup
  const our = prefix(setup)
  const at = (path: string) => patternAt(base, path)
  const here = (status: string, path: string) => `~^${status} ${at(path).slice(1)}`
  const reading = '~^(GET|HEAD) '
  const kept = rules.filter(({ cache }) => cache !== unkept)
  return [
    '# In which way each answer may be used, and how long it may be kept.',
    ...map('"$status $request_uri"', `${our}_zone`, [
      ...rules.flatMap(({ path, zone, missing }) =>
        path === '' ? [] : [[here(missing ? '(200|304)' : String.raw`\d+`, path), zone] as const],
      ),
      ...[['default', 'page'] as const],
    ]),
    ...map('"$status $request_uri"', `${our}_cache`, [
      ...kept.map(({ path, cache }) => [here('(200|304)', path), cache] as const),
      ['default', unkept],
    ]),
    ...map('"$status $request_uri"', `${our}_vary`, [
      [here('404', filesOnly), 'Accept-Encoding'],
      [here('404', pageLike), 'Accept, Accept-Encoding'],
      ['default', 'Accept-Encoding'],
    ]),
    ...map('$status', `${our}_allow`, [
      ['405', 'GET, HEAD'],
      ['default', ''],
    ]),
    ...policies(setup),
    '',
    '# What is answered without looking at the disk.',
    ...map('"$request_method $request_uri"', `${our}_turn`, [
      [`~*^(GET|HEAD) [^?]*${refused.replaceAll('$', String.raw`(\?|$)`)}`, '404'],
      [reading, ''],
      [`~^POST ${at(sharing(languages)).slice(1)}`, '303'],
      ['default', '405'],
    ]),
    '# Who looks for a page gets one that says that it is not there; who looks for a file, a line.',
    ...map('"$http_accept $request_uri"', `${our}_missing`, [
      [`~ ${at(filesOnly).slice(1)}`, `${base}404.txt`],
      [`~text/html.* ${at(pageLike).slice(1)}`, `${base}404.html`],
      ['default', `${base}404.txt`],
    ]),
    '# The path of what has no slash at its end: it may be a folder.',
    ...map('$request_filename', `${our}_file`, [
      ['~[^/]$', '$request_filename'],
      ['default', '/dev/null'],
    ]),
  ]
}

/** nginx reads no word longer than 4096 signs: the policy of pages comes in parts. */
function policies(setup: Setup): string[] {
  const our = prefix(setup)
  const zones = Object.entries(zoneHeaders(setup.policy))
  const parts = new Map<string, string>()
  const value = (text: string): string => {
    if (text.length < 2000) return text
    const named = (text.match(/.{1,2000}(?: |$)/g) ?? []).map(part => {
      const variable = `${our}_part${parts.size}`
      parts.set(variable, part)
      return variable
    })
    return named.map(each => `\${${each.slice(1)}}`).join('')
  }
  const lines = headerNames(setup).flatMap(name =>
    map(
      `${our}_zone`,
      variableFor(setup, name),
      zones.map(([zone, headers]) => [zone satisfies string, value(headers[name] ?? '')] as const),
    ),
  )
  return [...[...parts].flatMap(([variable, part]) => map('""', variable, [['default', part]])), ...lines]
}

/** Those that depend on the zone. */
const headerNames = ({ policy }: Setup): string[] => [
  ...new Set(Object.values<object>(zoneHeaders(policy) satisfies Record<Zone, object>).flatMap(Object.keys)),
]

const variableFor = (setup: Setup, name: string): string =>
  `${prefix(setup)}_${name.toLowerCase().replaceAll('-', '_')}`

/** All that is below the base. */
function place(setup: Setup): string[] {
  const { base, site, brotli } = setup
  const our = prefix(setup)
  const header = (name: string, value: string) => `    add_header ${name} ${value} always;`
  const brotliStatic = (state: 'on' | 'off') => (brotli ? [`brotli_static ${state};`] : [])
  const writing = `if (${our}_turn = 405) { return 405 "${sentences[405]}\\n"; }`
  return [
    ...(base === '/'
      ? []
      : [`location = ${base.slice(0, -1)} { absolute_redirect off; return 308 ${base}$is_args$args; }`]),
    `location ${base} {`,
    `    alias "${site}/";`,
    ...['index index.html;', 'autoindex off;', 'absolute_redirect off;', 'max_ranges 0;'].map(indent),
    ...['client_max_body_size 0;', 'charset off;', 'etag on;', 'log_not_found off;'].map(indent),
    ...['gzip off;', 'gzip_static on;', ...brotliStatic('on')].map(indent),
    ...(brotli
      ? []
      : ['    # brotli_static on; 12 % less: apt install libnginx-mod-http-brotli-static, then as above']),
    '    types {',
    ...Object.entries(mediaTypes).map(([ending, type]) => `        ${quoted(type)} ${ending};`),
    '    }',
    `    default_type ${quoted(mediaTypes.txt)};`,
    '',
    ...Object.entries(everywhere).map(([name, value]) => header(name, quoted(value))),
    ...headerNames(setup).map(name => header(name, variableFor(setup, name))),
    header('Cache-Control', `${our}_cache`),
    header('Vary', `${our}_vary`),
    header('Allow', `${our}_allow`),
    '',
    `    error_page 403 404 =404 ${our}_missing;`,
    `    if (${our}_turn = 404) { return 404; }`,
    `    if (${our}_turn = 303) { return 303 $uri${again}; }`,
    `    ${writing}`,
    `    if (-f ${our}_file/index.html) { return 308 $uri/$is_args$args; }`,
    `    if (-d ${our}_file) { return 404; }`,
    '',
    `    location = ${base}404.html { }`,
    `    location = ${base}404.txt { }`,
    '    # They may be replaced without their twins.',
    `    location ~ ${quoted(patternAt(base, `^(${replaceable.join('|').replaceAll('.', String.raw`\.`)})$`, '$'))} {`,
    ...['gzip_static off;', ...brotliStatic('off'), 'gzip on;', 'gzip_types application/json;'].map(twice),
    ...['gzip_min_length 0;', 'gzip_proxied any;', writing].map(twice),
    '    }',
    '}',
  ]
}

const indent = (line: string): string => `    ${line}`
const twice = (line: string): string => indent(indent(line))
