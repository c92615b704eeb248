import type { Judge, Name } from '../seen.ts'
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
import { media } from './media.ts'
import { worker } from './worker.ts'

/** What is judged, and without the answer to which a judge that finds nothing has seen too little to call it fine. */
export interface Subject {
  judge: Judge
  needs: readonly Name[]
  /** Where the server has read nothing of what it is told, all of it is wrong for that one reason. */
  told?: true
}

/** Each subject, in the order in which one mends: what is wrong above makes what is below look wrong, too. */
export const subjects = {
  address: { judge: address, needs: ['root', 'homes'] },
  certificate: { judge: certificate, needs: [] },
  clock: { judge: clock, needs: ['root'] },
  answers: { judge: answering, needs: [] },
  pages: { judge: pages, needs: ['root', 'homes', 'service', 'frames', 'worker'] },
  headers: { judge: headers, needs: ['root', 'homes', 'frames', 'pool', 'worker', 'asset', 'missingPage'] },
  policy: { judge: policy, needs: ['root', 'homes', 'service', 'frames', 'pool'], told: true },
  frames: { judge: frames, needs: ['root', 'homes', 'frames', 'script'], told: true },
  types: { judge: media, needs: ['worker', 'asset', 'font', 'pool', 'manifest', 'icons'], told: true },
  compression: {
    judge: packing,
    needs: ['root', 'homes', 'asset', 'assetGzip', 'pool', 'poolPlain'],
    told: true,
  },
  caching: { judge: caching, needs: ['root', 'homes', 'asset', 'pool', 'health', 'worker'], told: true },
  'service worker': { judge: worker, needs: ['worker'], told: true },
  'missing and hidden': {
    judge: missing,
    needs: ['missingPage', 'missingAsset', 'hidden', 'slashless'],
    told: true,
  },
  hosts: { judge: lists, needs: ['pool', 'homes'] },
  health: { judge: health, needs: ['health', 'healthPlain', 'pool'] },
  probe: { judge: runs, needs: ['health', 'runs'] },
  app: { judge: app, needs: ['manifest', 'icons'] },
  'search engines': { judge: finding, needs: ['sitemap'] },
} satisfies Record<string, Subject>
