import * as v from 'valibot'
import { services } from '../core/services.ts'
import { coloursSchema, wordsSchema } from './appearance.ts'
import { described, flag, listOf, optional, plain, shortText, text } from './fields.ts'
import { monitorSchema, probeSchema } from './observing.ts'
import { change, provider } from './provider.ts'
import { legalSchema } from './publishing.ts'

/** config/pool.yml. */
export const poolSchema = v.pipe(
  v.strictObject({
    providers: optional(listOf(provider, 'must list at least one provider'), 'Who hosts.'),
    shared: optional(text, "The address of another portal's pool.json, whose hosts are offered here, too."),
    changes: optional(
      v.record(v.string(), change),
      'What is different here about what that pool lists, by the id of an instance or of a provider.',
    ),
    prefer: optional(
      listOf(text, 'must name at least one provider'),
      'Ids of providers whose kittens are offered first, as long as they work.',
    ),
  }),
  v.title('the pool'),
)

/** config/portal.yml. */
export const portalSchema = v.pipe(
  v.strictObject({
    name: described(shortText, "The portal's name, in the title of each page."),
    url: described(text, 'Where the portal is served: https.'),
    languages: described(
      listOf(text, 'must name at least one language'),
      'What it speaks: BCP 47 tags, the first is the default.',
    ),
    services: described(
      listOf(v.picklist(services, 'must be one of the nine services'), 'must name at least one service'),
      'What it shows, in this order.',
    ),
    operator: described(
      v.pipe(
        v.strictObject({
          name: described(shortText, 'Who runs the portal, in 80 letters at most.'),
          website: optional(text, "The operator's own site."),
          contact: optional(plain, 'Where to write to the operator: a page or a mail address.'),
        }),
        v.title('the operator'),
      ),
      'Who runs the portal.',
    ),
    collective: described(flag, "true only on the CHATONS collective's own site."),
    sharedComputer: optional(
      flag,
      'Whether many people use the computers it is shown on: nothing is kept of them then, unless they ask for it.',
    ),
    source: described(text, 'Where the source code of this portal is: its licence asks for it.'),
    colours: optional(coloursSchema, 'Colours of your own; what cannot be read in them is made so.'),
    words: optional(wordsSchema, 'What the home page says, by language: fr, en … Plain text.'),
    legal: optional(legalSchema, 'What the legal notice and the privacy page say of you and of your host.'),
    probe: optional(probeSchema, 'How the prober knows that it is itself well.'),
    monitor: optional(
      monitorSchema,
      "The operator's own monitoring, whose word can be taken instead of probing.",
    ),
  }),
  v.title('the portal'),
)

export type PoolEntry = v.InferOutput<typeof poolSchema>
export type PortalEntry = v.InferOutput<typeof portalSchema>
export type ProviderEntry = NonNullable<PoolEntry['providers']>[number]
export type ChangeEntry = NonNullable<PoolEntry['changes']>[string]
export type InstanceEntry = ProviderEntry['instances'][number]
