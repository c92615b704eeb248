import * as v from 'valibot'
import { described, optional, plain, shortText, text } from './fields.ts'

const days = 'must be a whole number of days, from 0 to 3650'

/** The part of config/portal.yml that the legal notice and the privacy page are filled with. */
export const legalSchema = v.pipe(
  v.strictObject({
    form: optional(shortText, 'What the operator is, as the law names it: association, SCIC, person …'),
    registration: optional(shortText, 'Its number in the register it is in, with the name of the register.'),
    address: optional(plain, 'Its registered address, in one line.'),
    phone: optional(shortText, 'Its telephone number.'),
    director: optional(shortText, 'Who answers for what is published: a person, by first and last name.'),
    host: optional(
      v.pipe(
        v.strictObject({
          name: described(shortText, 'Who runs the machine this portal is served from.'),
          address: optional(plain, 'The registered address of that host, in one line.'),
          phone: optional(shortText, 'The telephone number of that host.'),
          website: optional(text, 'The site of that host.'),
        }),
        v.title('the host'),
      ),
      'Who runs the machine this portal is served from.',
    ),
    logs: optional(
      v.pipe(v.number(days), v.integer(days), v.minValue(0, days), v.maxValue(3650, days)),
      'For how many days the server keeps logs with addresses of visitors; 0 when it writes none.',
    ),
  }),
  v.title('the legal notice'),
)
