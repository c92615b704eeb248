import type { Portal } from './core/portal.ts'

/** config/portal.yml, checked and put in at build. */
export const portal: Portal = __PORTAL__
