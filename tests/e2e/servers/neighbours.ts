import type { SiteAround } from '../../../src/cli/starting.ts'
import { servers, type ServerId } from '../../../src/core/serving/list.ts'

/** What the site says that is at the portal's name before it. */
export const neighbour = 'The site of the town.'

const joined = (id: ServerId, file: string): string => servers[id].inside.joined?.(file) ?? ''

/** The configuration of that site, with what it has to say once to have the portal below. */
export const neighbours: Record<ServerId, SiteAround> = {
  nginx: (listen, file) =>
    `include ${file};
server { listen ${listen}; location / { return 200 "${neighbour}"; } ${joined('nginx', file)} }`,
  apache: (listen, file) => `Listen ${listen}
<VirtualHost ${listen}>
    ServerName 127.0.0.1
    TraceEnable Off
    ErrorDocument 403 "${neighbour}"
    <Location />
        Require all denied
    </Location>
    <Location /entraide>
        Require all granted
    </Location>
    ${joined('apache', file)}
</VirtualHost>`,
  caddy: (listen, file) => `http://${listen} {
    respond / "${neighbour}"
    ${joined('caddy', file)}
}`,
  lighttpd: (listen, file) => `server.modules += ("mod_alias")
$SERVER["socket"] == "${listen}" {}
$HTTP["host"] == "127.0.0.1" { index-file.names = ("home.txt") }
include "${file}"`,
}
