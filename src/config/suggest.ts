import { closest, distance } from 'fastest-levenshtein'

/** The candidate that was probably meant: the same in other letters' case, inside the word, or one slip in three letters away. */
export function meant(word: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0) return
  const lower = word.toLowerCase()
  const near = closest(
    lower,
    candidates.map(candidate => candidate.toLowerCase()),
  )
  const slips = Math.max(1, Math.floor(near.length / 3))
  if (distance(lower, near) <= slips) return candidates.find(candidate => candidate.toLowerCase() === near)
  return candidates.find(candidate => candidate.length > 2 && lower.includes(candidate.toLowerCase()))
}

/** A tip for a word that is not among the candidates. */
export function suggestion(word: unknown, candidates: readonly string[]): string {
  const near = typeof word === 'string' ? meant(word, candidates) : undefined
  const known = `known here: ${candidates.toSorted().join(', ')}`
  return near === undefined ? known : `did you mean "${near}"? ${known}`
}
