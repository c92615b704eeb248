import { loadConfig, type Config, type Refusal } from '../config/load.ts'
import { asking } from './sharedpool.ts'

/**
 * The files in a folder, checked, with the shared pool that they may name: what every command works with. `site` is where
 * copies of that pool are kept; one younger than `fresh` (in milliseconds) is taken as it is.
 */
export const readConfig = (folder: string, site = 'dist', fresh = 0): Promise<Config | Refusal> =>
  loadConfig(folder, undefined, asking({ site, fresh }))
