import type { Told } from './core/told.ts'

/**
 * What config/ says. It is not built in: a browser reads it in the document (src/site/page.ts), and whoever makes
 * documents says it before the application is loaded; so one build serves any portal.
 */
export const told: Told = __TOLD__
