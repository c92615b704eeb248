/** The kinds of monitoring an operator may already have; `health` is any document of type application/health+json. */
export const monitorKinds = ['prometheus', 'gatus', 'kuma', 'upptime', 'health'] as const
export type MonitorKind = (typeof monitorKinds)[number]

/** Where an operator's own monitoring can be asked, and what it calls our instances. */
export interface Monitor {
  kind: MonitorKind
  url: string
  /** The environment variable that holds the password or token it asks for: never the secret itself. */
  token?: string
  /** Which series are meant, as label matchers of PromQL; Prometheus alone. */
  select?: string
  /** What it calls an instance, by the instance's id, where that is neither the id nor the address. */
  names: ReadonlyMap<string, string>
}
