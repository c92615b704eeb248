import type { Handler } from './kitten.ts'
import { isOwnMood, type Mood } from './moods.ts'
import { kittenOf, type KittenId } from './table.ts'

/** Which kitten, and where: at `NAME.example.localhost`, which browsers look for on this machine, unless said. */
export interface Spot {
  kitten: KittenId
  /** Several kittens may share one, at different paths; `127.0.0.1` for programs that do not know `.localhost`. */
  host?: string
  /** A path with a slash at both ends. */
  mount?: string
}

/** One kitten at its address, and how it is now. */
export interface Resident<Name extends string> extends Required<Spot> {
  name: Name
  /** The whole address, with a trailing slash. */
  base: string
  handler: Handler
  mood: Mood
  /** How late it answers when it is slow, in milliseconds. */
  delay: number
}

/** A kitten just arrived: well, and remembering nothing. */
export function settle<Name extends string>(name: Name, spot: KittenId | Spot, port: number): Resident<Name> {
  const {
    kitten,
    host = `${name}.example.localhost`,
    mount = '/',
  } = typeof spot === 'string' ? { kitten: spot } : spot
  const base = `http://${host}:${port}${mount}`
  return { name, kitten, host, mount, base, handler: kittenOf(kitten).at(base), mood: 'well', delay: 0 }
}

/** The mood as this kitten plays it. Where a software has no accounts of its own, its host puts a password before it. */
export function playable({ name, kitten }: Resident<string>, mood: Mood): Mood {
  if (!isOwnMood(mood) || mood === 'well' || kittenOf(kitten).moods.includes(mood)) return mood
  if (mood === 'login') return 'password'
  throw new Error(`${kitten} (${name}) does not know the mood "${mood}": see its \`moods\`.`)
}

/** The kitten at this host whose path is the longest that leads to this one. */
export function whose<Name extends string>(
  residents: readonly Resident<Name>[],
  host: string,
  path: string,
): Resident<Name> | undefined {
  return residents
    .filter(({ host: own, mount }) => own === host && `${path}/`.startsWith(mount))
    .sort((a, b) => b.mount.length - a.mount.length)[0]
}
