import apache from './servers/apache.ts'
import caddy from './servers/caddy.ts'
import htaccess from './servers/htaccess.ts'
import lighttpd from './servers/lighttpd.ts'
import nginx from './servers/nginx.ts'
import staticHosts from './servers/statichosts.ts'
import type { Server, SiteFile } from './setup.ts'

/** Every server that one configures, as the command calls them. */
export const servers = { nginx, caddy, apache, lighttpd } satisfies Record<string, Server>

export type ServerId = keyof typeof servers

/** What stands in the site itself, written with it: whoever reads it there never has an older policy than the pages. */
export const inSite = {
  _headers: staticHosts,
  '.htaccess': htaccess,
} satisfies Record<string, SiteFile>
