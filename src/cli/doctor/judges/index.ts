import type { Judge } from '../seen.ts'
import { address } from './address.ts'
import { answering } from './answering.ts'
import { app } from './app.ts'
import { caching } from './caching.ts'
import { certificate } from './certificate.ts'
import { clock } from './clock.ts'
import { finding } from './finding.ts'
import { frames } from './frames.ts'
import { headers } from './headers.ts'
import { health } from './health.ts'
import { lists } from './lists.ts'
import { missing } from './missing.ts'
import { packing } from './packing.ts'
import { pages } from './pages.ts'
import { policy } from './policy.ts'
import { runs } from './runs.ts'
import { typed } from './types.ts'
import { worker } from './worker.ts'

/** Each subject, in the order in which one mends: what is wrong above makes what is below look wrong, too. */
export const judges = {
  address,
  certificate,
  clock,
  answers: answering,
  pages,
  policy,
  headers,
  frames,
  types: typed,
  compression: packing,
  caching,
  'service worker': worker,
  'missing and hidden': missing,
  hosts: lists,
  health,
  probe: runs,
  app,
  'search engines': finding,
} satisfies Record<string, Judge>
