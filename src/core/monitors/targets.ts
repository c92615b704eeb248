import type { Pool } from '../pool.ts'
import * as probes from '../softwares/probes.ts'

/** One entry of a Prometheus `file_sd` file: what to probe, and under which labels its series are kept. */
export interface Target {
  targets: [string]
  labels: Readonly<Record<string, string>>
}

/** Every instance as a target. `instance` is its id in the pool, by which our reader knows it again. */
export function targetsOf({ instances }: Pool): Target[] {
  return instances.map(({ id, url, software, provider, services }) => ({
    targets: [new URL(probes[software].path, url).href],
    labels: {
      __param_module: software,
      instance: id,
      module: software,
      software,
      provider: provider.id,
      // With a comma at both ends, so that services=~".*,pad,.*" means pad and nothing else.
      services: `,${services.join()},`,
    },
  }))
}
