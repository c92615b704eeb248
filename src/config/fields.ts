import * as v from 'valibot'
import { unseen } from '../core/poolfile.ts'

// Messages follow the field's name: "weight must be …". Descriptions are what editors show, and the tip about a field
// that is missing or wrong.

export const anyText = v.string('must be text')
export const text = v.pipe(anyText, v.regex(/\S/, 'must be text'))
/** What visitors are shown, as it is. */
export const plain = v.pipe(
  text,
  v.check(line => !unseen.test(line), 'must be typed anew, without characters that cannot be seen'),
)
export const shortText = v.pipe(plain, v.maxLength(80, 'must have 80 letters at most'))
/** A line or two of what visitors read, no longer than there is room for. */
export const sentenceOf = (most: number) =>
  v.pipe(plain, v.maxLength(most, `must have ${most} letters at most`))
export const flag = v.boolean('must be true or false')

/** ISO, to the day. */
export const calendarDate = v.pipe(
  v.string('must be a date such as 2026-11-26'),
  v.regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date such as 2026-11-26'),
  v.check(isInCalendar, 'must be a date that exists'),
)

/** A field that must be there. */
export function described<S extends v.GenericSchema>(schema: S, description: string) {
  return v.pipe(schema, v.description(description))
}

/** A field that may be left out. */
export function optional<S extends v.GenericSchema>(schema: S, description: string) {
  return v.exactOptional(described(schema, description))
}

/** A list with something in it. */
export function listOf<S extends v.GenericSchema>(item: S, atLeastOne: string) {
  return v.pipe(v.array(item), v.nonEmpty(atLeastOne), v.guard(hasSome<v.InferOutput<S>>))
}

/** Whether a date exists, as precisely as it is given. */
export function isInCalendar(date: string): boolean {
  const full = `${date}-01-01`.slice(0, 10)
  return !Number.isNaN(Date.parse(full)) && new Date(full).toISOString().startsWith(date)
}

function hasSome<T>(list: T[]): list is [T, ...T[]] {
  return list.length > 0
}
