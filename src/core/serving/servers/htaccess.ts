import { everywhere, zoneHeaders, type Headers } from '../headers.ts'
import { literal, patternAt, type Portal, type SiteFile } from '../setup.ts'
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

// What was asked for (THE_REQUEST) stays the same where Apache goes on to another file. mod_rewrite, mod_headers.

/** All that Apache needs inside the site's folder: it reads it for each answer, so that it is always of this very build. */
const file: SiteFile = {
  write: portal => {
    const parts = [about, basics, missing(portal), types, turns(portal), twins, headers(portal)]
    return `${parts.map(lines => lines.join('\n')).join('\n\n')}\n`
  },
}
export default file

const about = [
  '# For Apache (a2enmod headers rewrite). Each build and each change of the pool writes it anew.',
]

const end = '[? ]'
const asked = (pattern: string): string => String.raw`%{THE_REQUEST} =~ m#^\S+ ${pattern.replace(/^\^/, '')}#`
const askedPage = (base: string): string =>
  `${asked(patternAt(base, pageLike, end))} && !(${asked(patternAt(base, filesOnly, end))})`
const whole = (name: string): string => `(${name.split('|').map(literal).join('|')})`
const latest = whole(replaceable.join('|'))

const basics = [
  'AddDefaultCharset Off',
  'DirectoryIndex index.html',
  'DirectorySlash Off',
  'FileETag MTime Size',
  'AddEncoding br .br',
  'AddEncoding gzip .gz',
]

/** Who looks for a page gets one that says that it is not there; who looks for a file, a line. */
function missing({ base }: Portal): string[] {
  return [
    `ErrorDocument 404 ${base}404.txt`,
    `ErrorDocument 405 "${sentences[405]}"`,
    `<If "req_novary('Accept') =~ m#text/html# && ${askedPage(base)}">`,
    `    ErrorDocument 404 ${base}404.html`,
    '</If>',
  ]
}

const types = Object.entries(mediaTypes).flatMap(([ending, type]) => [
  String.raw`<FilesMatch "\.${ending}(\.(br|gz))?$">`,
  `    ForceType "${type}"`,
  '</FilesMatch>',
])

/** What is answered with something else than a file. */
const turns = ({ base, languages }: Portal): string[] => [
  'RewriteEngine On',
  `RewriteBase ${base}`,
  'RewriteCond %{REQUEST_METHOD} =POST',
  'RewriteCond %{REQUEST_FILENAME}/index.html -f',
  `RewriteRule ${sharing(languages)} %{REQUEST_URI}${again} [R=303,NE,QSD,END]`,
  'RewriteCond %{REQUEST_METHOD} !^(GET|HEAD)$',
  'RewriteRule ^ - [R=405,END]',
  'RewriteCond %{ENV:REDIRECT_STATUS} ^$',
  String.raw`RewriteCond %{THE_REQUEST} "^\S+ [^? ]*${refused.replaceAll('$', end)}" [NC]`,
  'RewriteRule ^ - [R=404,END]',
  'RewriteCond %{REQUEST_FILENAME}/index.html -f',
  'RewriteRule [^/]$ %{REQUEST_URI}/ [R=308,END]',
  'RewriteCond %{REQUEST_FILENAME} -d',
  'RewriteCond %{REQUEST_FILENAME}/index.html !-f',
  'RewriteRule ^ - [R=404,END]',
]

const twin = (ending: string, encoding: string): string[] => [
  String.raw`RewriteCond %{HTTP:Accept-Encoding} \b${encoding}\b`,
  `RewriteCond %{REQUEST_FILENAME}/index.html.${ending} -f`,
  `RewriteRule ^(.*/)?$ $1index.html.${ending} [END]`,
  String.raw`RewriteCond %{HTTP:Accept-Encoding} \b${encoding}\b`,
  `RewriteCond %{REQUEST_FILENAME}.${ending} -f`,
  `RewriteRule ^(?!${latest}$)(.*[^/])$ $2.${ending} [END]`,
]

/** What the build packed; what may be replaced without its twins is packed as it goes, and its tag then is another. */
const twins = [
  ...twin('br', 'br'),
  ...twin('gz', 'gzip'),
  '<IfModule mod_deflate.c>',
  `    <FilesMatch "^${latest}$">`,
  '        SetOutputFilter DEFLATE',
  String.raw`        RequestHeader edit If-None-Match '^"((.*)-gzip)"$' '"$1", "$2"'`,
  '    </FilesMatch>',
  '</IfModule>',
]

/** The general first: what comes later stands in its place. */
function headers({ base, policy }: Portal): string[] {
  const zones = zoneHeaders(policy)
  const isFound = '%{REQUEST_STATUS} =~ m#^(200|304)$#'
  const always = (name: string, value: string, when: string) =>
    `Header always set ${name} "${value}"${when && ` "expr=${when}"`}`
  const names = [...new Set(Object.values(zones).flatMap(Object.keys))]
  const zoned = (all: Headers, when: string) =>
    names.flatMap(name => {
      const value = all[name]
      if (value === undefined) return when ? [`Header always unset ${name} "expr=${when}"`] : []
      return value === zones.page[name] && when ? [] : [always(name, value, when)]
    })
  return [
    ...Object.entries({ ...everywhere, Vary: 'Accept-Encoding' }).map(([name, value]) =>
      always(name, value, ''),
    ),
    always('Allow', 'GET, HEAD', "%{REQUEST_STATUS} == '405'"),
    always('Vary', 'Accept, Accept-Encoding', `%{REQUEST_STATUS} == '404' && ${askedPage(base)}`),
    ...rules.toReversed().flatMap(({ path, zone, missing: other, cache }) => {
      const when = path && asked(patternAt(base, path, end))
      const found = [when, isFound].filter(Boolean).join(' && ')
      return [
        ...zoned(zones[zone], other ? found : when),
        always('Cache-Control', cache, cache === unkept ? when : found),
      ]
    }),
  ]
}
