import type { Conformity } from './core/statement.ts'

/** What the accessibility statement comes to: config/accessibility.yml, checked and put in at build. */
export const conformity: Conformity = __CONFORMITY__
