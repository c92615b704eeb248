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
  const sound = read(schema, value, path, problems)
  return { problems, sound: sound as Sound<v.InferOutput<S>> | undefined }
}

function read(schema: v.GenericSchema, value: unknown, path: Path, problems: Problem[]): unknown {
  if (isOptional(schema)) return read(schema.wrapped, value, path, problems)
  if (isFields(schema)) return readFields(schema, value, path, problems)
  if (isList(schema)) return readList(schema, value, path, problems)
  const issue = v.safeParse(schema, value).issues?.[0]
  if (!issue) return value
  const message = `${label(path)} ${issue.message}, not ${shown(value)}`
  problems.push({ path, message, ...(isChoice(schema) && { tip: suggestion(value, schema.options) }) })
}

function readFields(schema: Fields, value: unknown, path: Path, problems: Problem[]): unknown {
  if (!isMap(value)) {
    problems.push({ path, message: `${label(path)} must be a map of fields, not ${shown(value)}` })
    return
  }
  const known = Object.keys(schema.entries)
  for (const key of Object.keys(value)) {
    if (known.includes(key)) continue
    const message = `${shown(key)} is not a field of ${v.getTitle(schema)}`
    problems.push({ path: [...path, key], key: true, message, tip: suggestion(key, known) })
  }
  const sound: Record<string, unknown> = {}
  for (const [key, field] of Object.entries(schema.entries)) {
    const place: Path = [...path, key]
    const right = Object.hasOwn(value, key)
      ? read(field, value[key], place, problems)
      : missing(field, place, problems)
    if (right !== undefined) sound[key] = right
  }
  return sound
}

function missing(field: v.GenericSchema, path: Path, problems: Problem[]): undefined {
  if (isOptional(field)) return
  const tip = `${path.at(-1)}: ${v.getDescription(field)}`
  problems.push({ path, message: `${label(path)} is missing`, tip })
}

function readList(schema: List, value: unknown, path: Path, problems: Problem[]): unknown {
  if (!Array.isArray(value)) {
    problems.push({ path, message: `${label(path)} must be a list, not ${shown(value)}` })
    return
  }
  const [issue] = value.length === 0 ? (v.safeParse(schema, value).issues ?? []) : []
  if (issue) problems.push({ path, message: `${label(path)} ${issue.message}` })
  return value.map((item, position) => read(schema.item, item, [...path, position], problems))
}

type Fields = v.StrictObjectSchema<Record<string, v.GenericSchema>, undefined>
type List = v.ArraySchema<v.GenericSchema, undefined>
type Optional = v.ExactOptionalSchema<v.GenericSchema, undefined>
type Choice = v.PicklistSchema<readonly string[], undefined>

const isFields = (schema: v.GenericSchema): schema is Fields & v.GenericSchema =>
  schema.type === 'strict_object'
const isList = (schema: v.GenericSchema): schema is List & v.GenericSchema => schema.type === 'array'
const isOptional = (schema: v.GenericSchema): schema is Optional & v.GenericSchema =>
  schema.type === 'exact_optional'
const isChoice = (schema: v.GenericSchema): schema is Choice & v.GenericSchema => schema.type === 'picklist'

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
