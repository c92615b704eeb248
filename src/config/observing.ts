import * as v from 'valibot'
import { monitorKinds } from '../core/monitors/monitor.ts'
import { described, listOf, optional, text } from './fields.ts'

/** The part of config/portal.yml about our own probe. */
export const probeSchema = v.pipe(
  v.strictObject({
    canaries: described(
      listOf(text, 'must name at least one page'),
      'Pages that surely work. When one does not, the prober takes itself for cut off and changes nothing.',
    ),
  }),
  v.title('the probe'),
)

/** The part of config/portal.yml about the operator's own monitoring. */
export const monitorSchema = v.pipe(
  v.strictObject({
    type: described(
      v.picklist(monitorKinds, 'must be a kind of monitoring the portal can ask'),
      'What runs there; health is any document of type application/health+json.',
    ),
    url: described(text, 'Where it is asked. It may be on this machine or in a private network.'),
    token: optional(
      text,
      'The name of the environment variable that holds the token or password: never the secret.',
    ),
    select: optional(text, 'Which series are meant, as label matchers of PromQL. For prometheus alone.'),
  }),
  v.title('a monitor'),
)
