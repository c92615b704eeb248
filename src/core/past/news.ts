import type { Age } from '../health/age.ts'
import type { HealthFile, HealthProblem } from '../health/reading.ts'

/** How what health.json says can be taken, for those who ask after the file itself: `never`, nobody has looked yet. */
export type News = Age | 'format' | 'never' | 'unreachable'

/** Each has a sentence in every language. */
export const allNews = [
  ...(['fresh', 'stale', 'old', 'dead', 'future', 'older', 'invalid', 'missing'] satisfies Age[]),
  ...(['format', 'never', 'unreachable'] as const),
]

/** `reached`: whether there was a network when it was asked for. */
export function newsOf(file: HealthFile | HealthProblem | undefined, age: Age, reached: boolean): News {
  if (file === 'format') return 'format'
  if (file === undefined && !reached) return 'unreachable'
  return typeof file === 'object' && file.time === 0 ? 'never' : age
}
