import { everywhere, zoneHeaders, type Headers } from '../headers.ts'
import { heading, literal, type Server, type Setup } from '../setup.ts'
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

// Caddy has TLS by itself, and sends `/fr` to `/fr/`. Its patterns know no looking ahead (RE2).

const file = '/etc/caddy/entraide.caddy'

const server: Server = {
  label: 'Caddy',
  file,
  reload: 'systemctl reload caddy',
  write: setup => [...heading(setup, server), imported, '', ...site(setup), ''].join('\n'),
  inside: {
    file,
    write: setup => [...heading(setup, server), '', ...place(setup), ''].join('\n'),
    joined: path => `import ${path}`,
  },
}
export default server

const imported = '# /etc/caddy/Caddyfile has to say: import entraide.caddy'

const indent = (line: string): string => (line === '' ? '' : `\t${line}`)
const block = (head: string, lines: readonly string[]): string[] => [`${head} {`, ...lines.map(indent), '}']
const set = (all: Headers): string[] => Object.entries(all).map(([name, value]) => `${name} "${value}"`)

function site(setup: Setup): string[] {
  const { name, listen } = setup
  // What stands before a port is a name to Caddy: it would listen everywhere, and answer to no other.
  const [, where = '', port = ''] = /^(.*):(\d+)$/.exec(listen ?? '') ?? []
  return block(listen === undefined ? name : `http://:${port}`, [
    ...(listen === undefined ? [] : [`bind ${where.replace(/^\[(.*)\]$/, '$1')}`]),
    '# Once all that is at this name has TLS for good:',
    '#   header Strict-Transport-Security "max-age=31536000"',
    ...place(setup),
  ])
}

/** All that is below the base, and says nothing of what is not. */
function place(setup: Setup): string[] {
  const { base } = setup
  return [
    ...(base === '/' ? [] : [`redir ${base.slice(0, -1)} ${base}?{query} 308`]),
    ...block(base === '/' ? 'handle' : `handle_path ${base}*`, inside(setup)),
    '',
    ...block('handle_errors', base === '/' ? errors(setup) : block(`handle ${base}*`, errors(setup))),
  ]
}

const at = (path: string): string => (path.startsWith('^') ? `^/${path.slice(1)}` : path)

function inside({ site: folder, policy, languages }: Setup): string[] {
  const zones = zoneHeaders(policy)
  const latest = replaceable.map(name => `/${name}`).join(' ')
  const answering = (status: 303 | 404 | 405, headers: readonly string[] = []) => [
    ...headers,
    'header Cache-Control no-cache',
    `header Content-Type "${mediaTypes.txt}"`,
    `respond "${sentences[status]}\n" ${status}`,
  ]
  return [
    `root * "${folder}"`,
    ...block('header', set({ ...everywhere, Vary: 'Accept-Encoding' })),
    '# The first that fits holds.',
    ...block('map {path} {zone} {cache}', [
      ...rules.flatMap(({ path, zone, cache }) => (path ? [`"~${at(path)}" ${zone} "${cache}"`] : [])),
      `default page ${unkept}`,
    ]),
    'header Cache-Control {cache}',
    ...Object.entries(zones).flatMap(([zone, all]) => [
      `@${zone} expression {zone} == "${zone}"`,
      ...block(`header @${zone}`, set(all)),
    ]),
    ...block('map {path} {type}', [
      ...Object.entries(mediaTypes).map(([ending, type]) => String.raw`"~\.${ending}$" "${type}"`),
      String.raw`"~/$" "${mediaTypes.html}"`,
      'default ""',
    ]),
    '@typed not expression {type} == ""',
    'header @typed Content-Type {type}',
    '',
    ...block('route', [
      ...block('@shared', ['method POST', `path_regexp ${at(sharing(languages))}`]),
      ...block('handle @shared', answering(303, [`header Location "{http.request.orig_uri.path}${again}"`])),
      '@writing not method GET HEAD',
      ...block('handle @writing', answering(405, ['header Allow "GET, HEAD"'])),
      `@refused vars_regexp {http.request.orig_uri} "(?i)^[^?]*${refused.replaceAll('$', String.raw`(\?|$)`)}"`,
      'error @refused 404',
      ...block('@folder', ['file {path}/index.html', 'not path */']),
      ...block('handle @folder', [
        '@asking expression {query} != ""',
        'redir @asking {http.request.orig_uri.path}/?{query} 308',
        'redir {http.request.orig_uri.path}/ 308',
      ]),
      '# They may be replaced without their twins.',
      `@latest path ${latest}`,
      ...block('handle @latest', ['encode gzip', 'file_server']),
      ...block('file_server', ['precompressed br gzip', 'hide .*']),
    ]),
  ]
}

/** Who looks for a page gets one that says that it is not there; who looks for a file, a line. */
function errors({ site: folder, base, policy }: Setup): string[] {
  const { page } = zoneHeaders(policy)
  const below = (path: string) => path.replace('^', `^${literal(base)}`).replace('[^?]', '.')
  const line = [
    `header Content-Type "${mediaTypes.txt}"`,
    `respond "${sentences[404]}\n" {http.error.status_code}`,
  ]
  return [
    `root * "${folder}"`,
    `header Cache-Control ${unkept}`,
    `@framed path ${base}embed/*`,
    ...block('header @framed', [...set(page), '-Access-Control-Allow-Origin']),
    ...block('@page', [
      'expression {http.error.status_code} == 404',
      `path_regexp ${below(pageLike)}`,
      `not path_regexp ${below(filesOnly)}`,
    ]),
    ...block('handle @page', [
      'header Vary "Accept, Accept-Encoding"',
      '@html header Accept *text/html*',
      ...block('handle @html', [
        'rewrite * /404.html',
        `header Content-Type "${mediaTypes.html}"`,
        ...block('file_server', ['status 404', 'precompressed br gzip']),
      ]),
      ...block('handle', line),
    ]),
    ...block('handle', line),
  ]
}
