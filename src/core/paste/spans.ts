import type { Expiry } from '../myrooms/room.ts'

/** How long a host may be asked to keep a paste. */
export interface Span {
  /** The host's own word for it, such as `1week`. */
  id: string
  /** Absent where it is kept for ever. */
  length?: { amount: number; unit: Unit }
}

export interface Spans {
  choices: readonly Span[]
  /** The id of the one chosen until somebody chooses another. */
  usual: string
}

const days = { minute: 1 / 1440, hour: 1 / 24, day: 1, week: 7, month: 30, year: 365 } as const
type Unit = keyof typeof days

/** What PrivateBin offers where its host has changed nothing (PrivateBin/PrivateBin lib/Configuration.php, `expire_options`). */
export const usualSpans: Spans = offered(
  ['5min', '10min', '1hour', '1day', '1week', '1month', '1year', 'never'],
  '1week',
)

/** What a host's `?jsonld=types` says it offers; nothing where it says nothing that can be used. Its default is said there whatever the host has set (lib/Controller.php). */
export function readSpans(answer: unknown): Spans | undefined {
  const said = part(answer, 'Expire') ?? part(answer, 'Expiration')
  const ids = part(said, '@enum')
  if (!Array.isArray(ids) || ids.length > 50) return undefined
  const spans = offered([...new Set(ids)], part(said, '@value'))
  return spans.choices.length > 0 ? spans : undefined
}

/** As a kept room says it; absent for ever. */
export const expiryOf = ({ length }: Span): Expiry | undefined =>
  length && { days: length.amount * days[length.unit], after: 'creation' }

function offered(ids: readonly unknown[], wanted: unknown): Spans {
  const choices = ids.flatMap(id => read(id) ?? [])
  return { choices, usual: (choices.find(({ id }) => id === wanted) ?? nearest(choices))?.id ?? '' }
}

/** The longest that is no longer than a week, else the shortest: nobody keeps a secret long by accident. */
function nearest(choices: readonly Span[]): Span | undefined {
  const time = (choice: Span) => expiryOf(choice)?.days ?? Infinity
  const rising = choices.toSorted((one, other) => (time(one) < time(other) ? -1 : 1))
  return rising.findLast(choice => time(choice) <= 7) ?? rising[0]
}

/** Hosts make up words of their own; one that cannot be told to people is left out. */
function read(id: unknown): Span | undefined {
  if (typeof id !== 'string') return undefined
  if (id === 'never') return { id }
  const [whole, amount, unit = ''] = /^([1-9]\d{0,2})(min|hour|day|week|month|year)s?$/.exec(id) ?? []
  if (whole === undefined) return undefined
  return { id, length: { amount: Number(amount), unit: unit === 'min' ? 'minute' : (unit as Unit) } }
}

const part = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
