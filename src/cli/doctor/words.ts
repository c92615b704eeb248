import { typed } from '../program.ts'
import { header } from './answer.ts'
import { answers, type Seen } from './seen.ts'

type Server = 'nginx' | 'apache' | 'caddy' | 'lighttpd'

/** How each server is told, in its own words. */
const words = {
  headers: {
    nginx: 'add_header … always; a location that has one of its own inherits none',
    apache: 'Header always set …, with mod_headers',
    caddy: 'header { … }',
    lighttpd: 'setenv.set-response-header',
  },
  doubled: {
    nginx: 'proxy_hide_header … in front of the server that sets it, too',
    apache: 'Header always unset …, then set',
    caddy: 'header_down -… in reverse_proxy',
    lighttpd: 'setenv.set-response-header, not add-',
  },
  types: {
    nginx: 'include mime.types; and types { … } for what it lacks',
    apache: 'AddType …',
    caddy: 'header Content-Type …',
    lighttpd: 'mimetype.assign += ( … )',
  },
  charset: {
    nginx: 'charset utf-8;',
    apache: 'AddDefaultCharset utf-8',
    caddy: 'header Content-Type "text/html; charset=utf-8"',
    lighttpd: 'mimetype.assign with "text/html; charset=utf-8"',
  },
  packing: {
    nginx: 'gzip_static on; brotli_static on;',
    apache: 'rewrite to the .br and .gz files, or AddOutputFilterByType BROTLI_COMPRESS;DEFLATE …',
    caddy: 'file_server { precompressed br gzip }',
    lighttpd: 'mod_deflate, with deflate.mimetypes',
  },
  caching: {
    nginx: 'add_header Cache-Control …, or expires',
    apache: 'Header always set Cache-Control …',
    caddy: 'header Cache-Control …',
    lighttpd: 'setenv.set-response-header += ( "Cache-Control" => … )',
  },
  missing: {
    nginx: 'try_files $uri $uri/ =404; error_page 404 /404.html;',
    apache: 'ErrorDocument 404 /404.html, and no FallbackResource',
    caddy: 'handle_errors, and no try_files … /index.html',
    lighttpd: 'server.errorfile-prefix, and no url.rewrite-if-not-file',
  },
  hidden: {
    nginx: 'location ~ /\\. { return 404; }',
    apache: 'RedirectMatch 404 "/\\."',
    caddy: 'file_server { hide .* }',
    lighttpd: '$HTTP["url"] =~ "/\\." { url.access-deny = ("") }',
  },
  listing: {
    nginx: 'autoindex off;',
    apache: 'Options -Indexes',
    caddy: 'file_server without browse',
    lighttpd: 'dir-listing.activate = "disable"',
  },
  slash: {
    nginx: 'try_files $uri $uri/ =404;',
    apache: 'DirectorySlash On',
    caddy: 'file_server, which does so unless disable_canonical_uris',
    lighttpd: 'index-file.names = ( "index.html" )',
  },
  secure: {
    nginx: 'return 308 https://$host$request_uri;',
    apache: 'Redirect permanent / https://…/',
    caddy: 'name the site without http://',
    lighttpd: 'url.redirect in a block for port 80',
  },
} as const satisfies Record<string, Record<Server, string>>

const names: Readonly<Record<Server, string>> = {
  nginx: 'nginx',
  apache: 'Apache',
  caddy: 'Caddy',
  lighttpd: 'lighttpd',
}

/** A tip, with how the server at hand is told, where it names itself. */
export function advice(seen: Seen, tip: string, subject: keyof typeof words): string {
  const server = serverOf(seen)
  return server ? `${tip} (${names[server]}: ${words[subject][server]})` : tip
}

/** How the server at hand gets the policy of the site as it is now. */
export function policyAnew(seen: Seen): string {
  const server = serverOf(seen)
  return server && server !== 'apache'
    ? `type the line again that wrote what ${names[server]} reads, "${typed('server')} ${server} --out …"`
    : 'give the server that of this build, .headers.json or .headers-embed.json'
}

/** Apache answers 500 to all it is asked where a line of .htaccess needs what it has not loaded. */
export function failing(seen: Seen): string {
  const tip = "the server's log says why"
  return serverOf(seen) === 'apache'
    ? `${tip}. Often .htaccess needs modules that are not loaded: a2enmod headers rewrite, then systemctl restart apache2`
    : tip
}

/** Apache sends no header of the portal where it does not read the site's .htaccess, which has them all. */
export function unread(seen: Seen): string | undefined {
  if (serverOf(seen) !== 'apache') return undefined
  return `Apache does not seem to read .htaccess, which has all of them: it needs AllowOverride FileInfo Indexes for the site's folder, as "${typed('server')} apache --out …" writes it, and the file itself, which copying may leave out`
}

function serverOf(seen: Seen): Server | undefined {
  const [root] = answers(seen, 'root')
  const said = root ? header(root, 'server').toLowerCase() : ''
  return (Object.keys(names) as Server[]).find(name => said.includes(name))
}
