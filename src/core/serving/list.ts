import apache from './servers/apache.ts'
import caddy from './servers/caddy.ts'
import htaccess from './servers/htaccess.ts'
import lighttpd from './servers/lighttpd.ts'
import nginx from './servers/nginx.ts'
import type { Server } from './setup.ts'

/** Every server we can write for. */
export const servers = { nginx, caddy, apache, htaccess, lighttpd } satisfies Record<string, Server>

export type ServerId = keyof typeof servers
