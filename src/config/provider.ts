import * as v from 'valibot'
import { handovers } from '../core/handovers.ts'
import { services } from '../core/services.ts'
import { isSoftware, softwares } from '../core/softwares/index.ts'
import { anyText, described, flag, isInCalendar, listOf, optional, plain, shortText, text } from './fields.ts'
import { isLikely, sizePattern } from './size.ts'

/** How ids are written. */
export const slug = '[a-z0-9]+(?:-[a-z0-9]+)*'

const partOfDate = 'must be a date such as 2025-12-31, or less precisely 2025-12 or 2025'
const seen = v.union(
  [
    v.pipe(
      v.number(partOfDate),
      v.integer(partOfDate),
      v.minValue(1990, partOfDate),
      v.maxValue(9999, partOfDate),
    ),
    v.pipe(
      v.string(partOfDate),
      v.regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/, partOfDate),
      v.check(isInCalendar, 'must be a date that exists'),
    ),
  ],
  partOfDate,
)

const weightRange = 'must be from 0.25 to 4, or 0 for a full host'
const weight = v.union(
  [v.literal(0), v.pipe(v.number(), v.minValue(0.25, weightRange), v.maxValue(4, weightRange))],
  weightRange,
)

const wholeDays = 'must be a whole number of days, from 1 to 3650'
const retention = v.pipe(
  v.strictObject({
    days: described(
      v.pipe(
        v.number(wholeDays),
        v.integer(wholeDays),
        v.minValue(1, wholeDays),
        v.maxValue(3650, wholeDays),
      ),
      'For how many days. Leave the retention out when nobody says.',
    ),
    after: described(
      v.picklist(['change', 'creation'], 'must be change or creation'),
      'Whether the days count from the last change or from the creation.',
    ),
  }),
  v.title('a retention'),
)

const opensWithoutAccount = v.pipe(
  v.strictObject({
    answer: described(
      v.picklist(['yes', 'no'], 'must be yes or no'),
      'Whether anybody may create there. The portal does not draw what answers no.',
    ),
    seen: described(seen, 'When somebody last saw that it is so.'),
  }),
  v.title('an answer'),
)

const openFor = optional(
  listOf(v.picklist(services, 'must be one of the nine services'), 'must name at least one service'),
  "What it is open for, when that is less than all the software's services.",
)
const share = optional(
  weight,
  'Capacity beside an ordinary host, which is 1. 0: full, drawn when nothing else is left.',
)
const agreed = optional(
  listOf(v.picklist(handovers, 'must be title, link, picture or text'), 'must name at least one'),
  'What visitors may hand over to it from here. Only after its host agreed.',
)
const monitor = optional(
  v.union([text, v.pipe(v.number(), v.integer())], 'must be text or a whole number'),
  "What the operator's own monitoring calls it, where that is neither its id nor its address.",
)
const notes = optional(text, 'For those who edit this file.')
const paused = optional(text, 'Why it is not drawn for now. Remove the line to draw it again.')

/** What is different here about what a shared pool lists. */
export const change = v.pipe(
  v.strictObject({ paused, weight: share, services: openFor, handovers: agreed, monitor, notes }),
  v.title('a change'),
)

const known = Object.keys(softwares).filter(isSoftware).toSorted()

const instance = v.pipe(
  v.strictObject({
    software: described(
      v.picklist(known, 'must be a software the portal knows'),
      `The software that runs there: ${known.join(', ')}.`,
    ),
    url: optional(text, 'The base address of the tool: https, its front page, with its path if it has one.'),
    id: optional(
      v.pipe(
        anyText,
        v.regex(
          new RegExp(`^${slug}/${slug}$`),
          'must be two words of lower-case letters, digits and single hyphens, with a slash between',
        ),
      ),
      'Its name for the portal, <provider>/<word>. Without it: <provider>/<software>. Never change one that was published.',
    ),
    services: openFor,
    weight: share,
    retention: optional(retention, 'How long what people make there is kept.'),
    sizeLimit: optional(
      v.pipe(
        v.string('must be a size such as 2 GB'),
        v.regex(sizePattern, 'must be a size such as 2 GB, 500 MB or 1.5 GiB'),
        v.check(isLikely, 'must be a size from 1 kB to 10 TB'),
      ),
      'The largest file it takes, such as 2 GB. Leave it out when nobody says.',
    ),
    opensWithoutAccount: optional(
      opensWithoutAccount,
      'Whether anybody may create there. Leave it out when nobody has seen.',
    ),
    languages: optional(
      listOf(text, 'must name at least one language'),
      'BCP 47 tags of the languages it speaks, when they are known to be few.',
    ),
    ...{ handovers: agreed, monitor, notes, paused },
    sources: optional(listOf(text, 'must name at least one source'), 'Where all this is known from.'),
  }),
  v.title('an instance'),
)

/** Who hosts, in config/pool.yml. */
export const provider = v.pipe(
  v.strictObject({
    id: described(
      v.pipe(
        anyText,
        v.regex(new RegExp(`^${slug}$`), 'must be lower-case letters, digits and single hyphens'),
      ),
      'Its name for the portal. Never change one that was published: visitors keep it.',
    ),
    name: described(shortText, 'As visitors read it: one line, 80 letters at most.'),
    website: described(text, "The host's own site."),
    country: optional(
      v.pipe(text, v.metadata({ pattern: '^[A-Z]{2}$' })),
      'Where it is: ISO 3166-1, two capitals.',
    ),
    place: optional(shortText, 'Town or region, as people say it: one line, 80 letters at most.'),
    chaton: optional(flag, 'Whether it is a member of the CHATONS collective. Leave it out when unknown.'),
    contact: optional(plain, 'Where to write to it: an address of a page, or a mail address.'),
    terms: optional(text, 'The address of its terms of use.'),
    instances: described(
      listOf(instance, 'must list at least one instance'),
      'Each software it runs for everybody.',
    ),
  }),
  v.title('a provider'),
)
