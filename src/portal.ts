import { told } from './told.ts'

/** What config/portal.yml comes to. */
export const { portal } = told
