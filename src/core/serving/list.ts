import apache from './servers/apache.ts'
import caddy from './servers/caddy.ts'
import htaccess from './servers/htaccess.ts'
import lighttpd from './servers/lighttpd.ts'
import lighttpdScript from './servers/lighttpdscript.ts'
import nginx from './servers/nginx.ts'
import type { Server } from './setup.ts'

/** Every server that one configures, as the command calls them. */
export const servers = { nginx, caddy, apache, lighttpd } satisfies Record<string, Server>

export type ServerId = keyof typeof servers

/** What stands in the site itself, written with it, for servers and hosts that read it there. */
export const inSite = {
  '.htaccess': htaccess,
  '.lighttpd.lua': lighttpdScript,
} satisfies Record<string, Server>
