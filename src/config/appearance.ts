import * as v from 'valibot'
import { anyText, optional, sentenceOf } from './fields.ts'

const colour = v.pipe(
  anyText,
  v.regex(/^#(?:[\dA-Fa-f]{3}|[\dA-Fa-f]{6})$/, "must be a colour such as '#0a5d8c'"),
)

// Without quotes, YAML takes a colour for a comment.
const quoted = "in quotes, such as '#0a5d8c'."

/** The part of config/portal.yml about colours. */
export const coloursSchema = v.pipe(
  v.strictObject({
    accent: optional(colour, `Of buttons and links, ${quoted}`),
    paper: optional(colour, `Of the page by day, a light one, ${quoted}`),
  }),
  v.title('the colours'),
)

/** The part of config/portal.yml about what the home page says, by language. */
export const wordsSchema = v.record(
  v.string(),
  v.pipe(
    v.strictObject({
      heading: optional(sentenceOf(90), 'The heading of the home page.'),
      introduction: optional(
        sentenceOf(240),
        'The line below, which search engines show too. Say there what a kitten is: the page says it nowhere else.',
      ),
      notice: optional(sentenceOf(240), 'One more line on the home page, such as where to get help.'),
    }),
    v.title('the words of a language'),
  ),
)
