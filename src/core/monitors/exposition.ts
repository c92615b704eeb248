/** One line of Prometheus' text format: a metric's name, labels and value. */
export interface Metric {
  name: string
  labels: Readonly<Record<string, string>>
  value: number
}

const line = /^([a-z_:][\w:]*)(?:\{(.*)\})?\s+(\S+)(?:\s+-?\d+)?$/i
const label = /([a-z_]\w*)="((?:[^"\\]|\\.)*)"/gi

/** The metrics in a page of text format (prometheus/docs, exposition_formats.md); lines that are none are left out. */
export function metricsIn(page: unknown): Metric[] {
  if (typeof page !== 'string') return []
  return page.split('\n').flatMap(text => {
    const [, name, labels = '', value] = line.exec(text.trim()) ?? []
    if (name === undefined || Number.isNaN(Number(value))) return []
    const pairs = [...labels.matchAll(label)].map(([, key = '', quoted = '']) => [key, unquoted(quoted)])
    return [{ name, labels: Object.fromEntries(pairs), value: Number(value) }]
  })
}

const unquoted = (text: string): string =>
  text.replace(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign))
