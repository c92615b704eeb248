import { roomName, type Lot } from './rooms.ts'
import type { FieldId, FormHandover, NameRule } from './softwares/contract.ts'

/** One field of a form, as the tool calls it. */
export interface Named {
  name: string
  value: string
}

/** The longest name of an author that a poll takes, without blanks around it. */
export const authorMax = 32

/** What a visitor says of a poll. */
export interface Poll {
  title: string
  description: string
  author: string
  kind: 'dates' | 'choices'
  language: string
  slug: string
}

/** The fields of a poll's form; what was left empty is left out. */
export const pollFields = (form: FormHandover, poll: Poll): Named[] =>
  fieldsOf(form, {
    title: poll.title.trim(),
    description: poll.description.trim(),
    author: [...poll.author.trim()].slice(0, authorMax).join('').trim(),
    kind: form.kinds?.[poll.kind],
    language: poll.language,
    slug: poll.slug,
  })

/** How a picture is to be kept. */
export interface Keeping {
  /** 0: for ever. */
  days: number
  /** Whether it goes once it was seen. */
  once: boolean
}

/** The fields of a picture's form, but for the file. */
export const pictureFields = (form: FormHandover, { days, once }: Keeping): Named[] =>
  fieldsOf(form, { days: String(days), once: once ? '1' : undefined })

function fieldsOf(
  form: FormHandover,
  values: Readonly<Partial<Record<FieldId, string | undefined>>>,
): Named[] {
  const fixed = Object.entries(form.with ?? {}).map(([name, value]) => ({ name, value }))
  const filled = Object.entries(values).flatMap(([id, value]): Named[] => {
    const name = form.fields[id as FieldId]
    return name && value ? [{ name, value }] : []
  })
  return [...fixed, ...filled]
}

/** Safe in every address, and not to be guessed. */
const slugs: NameRule = { alphabet: 'portable', max: 64, typed: true, lasting: true }

/** The last part of a poll's address, made from its title. */
export const pollSlug = (title: string, lot: Lot): string => roomName(title, lot, slugs)

/** What was typed as an address of the web, or nothing where it is none. */
export function webAddress(typed: string): string | undefined {
  const text = typed.trim()
  if (!/^https?:\/\/[^\s/]/i.test(text) || /\s/.test(text) || !URL.canParse(text)) return
  return new URL(text).href
}
