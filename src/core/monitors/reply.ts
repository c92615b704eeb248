// A monitor's reply is somebody else's: each part is taken if it is what it should be, and absent otherwise.

export type Fields = Readonly<Record<string, unknown>>

/** The fields of an object, none of anything else. */
export const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}

/** The entries of a list, none of anything else. */
export const entriesOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined

/** A finite number, also when it is written in a string as Prometheus does; its `NaN` and `+Inf` are none. */
export function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

/** In milliseconds since 1970, of a date that is written out. Without a zone it is UTC, as Uptime Kuma writes it. */
export function timeOf(value: unknown): number | undefined {
  const text = textOf(value)
  if (text === undefined) return
  const zoned = /\d(?:Z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text.replace(' ', 'T')}Z`
  const time = Date.parse(zoned)
  return Number.isNaN(time) ? undefined : time
}
