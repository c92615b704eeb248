import * as v from 'valibot'
import { label, shown, type Path, type Problem } from './problem.ts'
import { suggestion } from './suggest.ts'

/** A value of which wrong and missing parts are absent: rules still see the rest. */
export type Sound<T> = T extends readonly (infer Item)[]
  ? readonly (Sound<Item> | undefined)[]
  : T extends object
    ? { readonly [Key in keyof T]?: Sound<T[Key]> }
    : T

/** All the ways in which data is not what the schema asks, and what is right in it. */
export interface Shape<T> {
  problems: Problem[]
  sound: Sound<T> | undefined
}

// Valibot's own run stops at the first unknown key and takes lists for objects, so it judges only single values here.
export function shapeOf<S extends v.GenericSchema>(
  schema: S,
  value: unknown,
  path: Path,
): Shape<v.InferOutput<S>> {
  const problems: Problem[] = []
  const sound = read(schema, value, { path, about: '', problems })
  return { problems, sound: sound as Sound<v.InferOutput<S>> | undefined }
}

/** Where the reading has come, and what the field is for. */
interface Place {
  path: Path
  about: string
  problems: Problem[]
}

function read(schema: v.GenericSchema, value: unknown, place: Place): unknown {
  if (isOptional(schema)) return read(schema.wrapped, value, place)
  const here = { ...place, about: v.getDescription(schema) ?? place.about }
  if (isFields(schema)) return readFields(schema, value, here)
  if (isList(schema)) return readList(schema, value, here)
  if (isRecord(schema)) return readRecord(schema, value, here)
  const issue = v.safeParse(schema, value).issues?.[0]
  if (!issue) return value
  const { path, about, problems } = here
  const message = `${label(path)} ${issue.message}, not ${shown(value)}`
  const tip = isChoice(schema) ? suggestion(value, schema.options) : purpose(path, about)
  problems.push({ path, message, tip })
}

function readFields(schema: Fields, value: unknown, { path, problems }: Place): unknown {
  const known = Object.keys(schema.entries)
  if (!isMap(value)) {
    const message = `${label(path)} must be a map of fields, not ${shown(value)}`
    problems.push({ path, message, tip: `its fields: ${known.join(', ')}` })
    return
  }
  for (const key of Object.keys(value)) {
    if (known.includes(key)) continue
    const message = `${shown(key)} is not a field of ${v.getTitle(schema)}`
    problems.push({ path: [...path, key], key: true, message, tip: suggestion(key, known) })
  }
  const sound: Record<string, unknown> = {}
  for (const [key, field] of Object.entries(schema.entries)) {
    const place: Place = { path: [...path, key], about: '', problems }
    // What is wrong is there all the same, so that no rule calls it missing.
    if (Object.hasOwn(value, key)) sound[key] = read(field, value[key], place)
    else missing(field, place)
  }
  return sound
}

/** Of each name somebody chose, such as the tag of a language, the same. */
function readRecord(schema: Named, value: unknown, { path, about, problems }: Place): unknown {
  if (!isMap(value)) {
    const message = `${label(path)} must be a map of entries, not ${shown(value)}`
    problems.push({ path, message, tip: purpose(path, about) })
    return
  }
  const entries = Object.entries(value).map(
    ([key, item]) => [key, read(schema.value, item, { path: [...path, key], about, problems })] as const,
  )
  return Object.fromEntries(entries.filter(([, sound]) => sound !== undefined))
}

function missing(field: v.GenericSchema, { path, problems }: Place): void {
  if (isOptional(field)) return
  const tip = purpose(path, v.getDescription(field) ?? '')
  problems.push({ path, message: `${label(path)} is missing`, tip })
}

function readList(schema: List, value: unknown, { path, about, problems }: Place): unknown {
  if (!Array.isArray(value)) {
    problems.push({ path, message: `${label(path)} must be a list, not ${shown(value)}`, tip: eachEntry })
    return
  }
  const [issue] = value.length === 0 ? (v.safeParse(schema, value).issues ?? []) : []
  if (issue) problems.push({ path, message: `${label(path)} ${issue.message}`, tip: eachEntry })
  return value.map((item, position) =>
    read(schema.item, item, { path: [...path, position], about, problems }),
  )
}

const eachEntry = 'write each entry on a line of its own, after a hyphen'

const purpose = (path: Path, about: string): string =>
  `${path.findLast(key => typeof key === 'string')}: ${about}`

type Fields = v.StrictObjectSchema<Record<string, v.GenericSchema>, undefined>
type List = v.ArraySchema<v.GenericSchema, undefined>
type Named = v.RecordSchema<v.StringSchema<undefined>, v.GenericSchema, undefined>
type Optional = v.ExactOptionalSchema<v.GenericSchema, undefined>
type Choice = v.PicklistSchema<readonly string[], undefined>

const isFields = (schema: v.GenericSchema): schema is Fields & v.GenericSchema =>
  schema.type === 'strict_object'
const isList = (schema: v.GenericSchema): schema is List & v.GenericSchema => schema.type === 'array'
const isRecord = (schema: v.GenericSchema): schema is Named & v.GenericSchema => schema.type === 'record'
const isOptional = (schema: v.GenericSchema): schema is Optional & v.GenericSchema =>
  schema.type === 'exact_optional'
const isChoice = (schema: v.GenericSchema): schema is Choice & v.GenericSchema => schema.type === 'picklist'

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
