import type { Draft } from '../entries.ts'
import type { Problem } from '../problem.ts'

/** What the rules need to know from outside the files. */
export interface Given {
  /** Tags of the languages the portal has words in: the names of the files in src/locales. */
  languages: readonly string[]
  /** ISO date. */
  today: string
}

/** Looks at what could be read of the files, and says what is wrong with it. */
export type Rule = (draft: Draft, given: Given) => Problem[]
