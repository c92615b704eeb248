import * as v from 'valibot'
import { conformities } from '../core/statement.ts'
import { calendarDate, described, listOf, optional, plain, shortText } from './fields.ts'

const sentence = v.union(
  [plain, v.record(v.string(), plain)],
  'must be text, or one text for each language, by its tag',
)

const gaps = listOf(
  v.pipe(
    v.strictObject({
      what: described(sentence, 'What not everybody can use.'),
      reason: optional(sentence, 'Why it is so, or why it stays so.'),
      instead: optional(sentence, 'What one may use in its place.'),
    }),
    v.title('an entry'),
  ),
  'must list at least one entry, or be left out',
)

const names = listOf(shortText, 'must name at least one, or be left out')
const perCent = 'must be a number from 0 to 100'

const audit = v.pipe(
  v.strictObject({
    date: described(calendarDate, 'The day of the audit.'),
    by: described(shortText, 'Who made it; the operator may.'),
    rate: described(
      v.pipe(v.number(perCent), v.minValue(0, perCent), v.maxValue(100, perCent)),
      'How many of the criteria that apply are met, in per cent.',
    ),
    standard: optional(shortText, 'By which standard, such as RGAA 4.1.2.'),
    pages: optional(names, 'The pages that were looked at.'),
    environment: optional(names, 'Browsers and screen readers it was tried with.'),
    tools: optional(names, 'What it was checked with.'),
  }),
  v.title('the audit'),
)

/** config/accessibility.yml. */
export const statementSchema = v.pipe(
  v.strictObject({
    law: optional(
      v.picklist(['rgaa', 'none'], 'must be rgaa or none'),
      'rgaa: worded as French law asks. none: for operators elsewhere.',
    ),
    state: described(
      v.picklist(conformities, 'must be none, partial or full'),
      'What the audit found. Without one: none.',
    ),
    date: optional(calendarDate, 'When this statement was last gone through.'),
    contact: optional(
      plain,
      'Where to write about access, if not to operator.contact: a page or a mail address.',
    ),
    audit: optional(audit, 'The audit. Leave it out when there was none.'),
    nonconformities: optional(gaps, 'What breaks a criterion.'),
    disproportionate: optional(gaps, 'What would be too great a burden to mend, and why.'),
    exempt: optional(gaps, 'What the law does not ask for.'),
    technologies: optional(names, 'What the pages are made of, if you have changed it.'),
  }),
  v.title('the accessibility statement'),
)

export type StatementEntry = v.InferOutput<typeof statementSchema>
