import { told } from './told.ts'

/** What config/accessibility.yml comes to. */
export const { conformity } = told
