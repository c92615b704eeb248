import type { Portal } from './core/portal.ts'
import type { Conformity } from './core/statement.ts'

/** config/portal.yml, checked and put in at build. */
export const portal: Portal = __PORTAL__

/** What its accessibility statement comes to. */
export const conformity: Conformity = __CONFORMITY__
