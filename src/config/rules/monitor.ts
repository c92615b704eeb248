import type { MonitorKind } from '../../core/monitors/monitor.ts'
import type { Draft } from '../entries.ts'
import { shown, type Path, type Problem } from '../problem.ts'

const url: Path = ['portal', 'monitor', 'url']

/** The monitoring is asked over the web, maybe inside a private network, at an address its kind has. */
export function monitorAddress({ portal }: Draft): Problem[] {
  const address = portal?.monitor?.url
  if (address === undefined) return []
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) {
    const tip = 'http://127.0.0.1:9090/ or https://status.host.example.org/'
    return [{ path: url, message: `monitor.url must be http or https, not ${shown(address)}`, tip }]
  }
  const { username, password, pathname } = new URL(address)
  if (username || password) {
    const tip = 'everybody can read this file: name an environment variable under "token"'
    return [{ path: url, message: 'monitor.url carries a name or a password', tip }]
  }
  const form = portal?.monitor?.type && forms[portal.monitor.type]
  if (!form || form.path.test(pathname)) return []
  return [
    {
      path: url,
      message: `monitor.url is not the address of ${form.what}: ${shown(address)}`,
      tip: form.tip,
    },
  ]
}

/** Where the address says more than which machine. */
const forms: Readonly<Partial<Record<MonitorKind, { path: RegExp; what: string; tip: string }>>> = {
  kuma: {
    path: /\/status\/[^/]+\/?$|\/metrics$/,
    what: 'a status page or of the metrics',
    tip: 'https://kuma.host.example.org/status/entraide, or …/metrics with a token',
  },
  upptime: {
    path: /\/summary\.json$/,
    what: 'the file history/summary.json',
    tip: 'https://raw.githubusercontent.com/OWNER/REPOSITORY/HEAD/history/summary.json',
  },
}

/** The file names a variable and never holds the secret, which the message must not repeat. */
export function monitorToken({ portal }: Draft): Problem[] {
  const token = portal?.monitor?.token
  if (token === undefined || /^[A-Z][A-Z0-9_]*$/.test(token)) return []
  const message = 'monitor.token must be the name of an environment variable'
  const tip =
    'such as MONITOR_TOKEN: if the secret itself stood here, change it, everybody can read this file'
  return [{ path: ['portal', 'monitor', 'token'], message, tip }]
}

/** Only one kind of monitoring has series to select. */
export function monitorSelect({ portal }: Draft): Problem[] {
  const monitor = portal?.monitor
  if (monitor?.select === undefined || monitor.type === undefined || monitor.type === 'prometheus') return []
  const message = `monitor.select is for prometheus, not for ${monitor.type}`
  return [{ path: ['portal', 'monitor', 'select'], message, tip: 'remove the line' }]
}
