import { wanted } from '../core/handovers.ts'
import type { Legal } from '../core/legal.ts'
import type { Portal } from '../core/portal.ts'
import type { Gap, Spoken, Statement } from '../core/statement.ts'
import type { Link, Values } from './blanks.ts'
import { licencesFile } from './licences.ts'

/** What config/ says for the texts. */
export interface Decided {
  portal: Portal
  legal: Legal
  statement: Statement
}

/** What texts in this language may name: src/content, `{name}`. */
export const valuesOf = ({ portal, legal, statement }: Decided, language: string): Values => ({
  ...portalValues(portal),
  ...legalValues(legal, language),
  ...statementValues(statement, language),
  ...auditValues(statement, language),
  accessContact: linkTo(statement.contact ?? portal.operator.contact),
})

const portalValues = ({ name, url, operator, collective, source, services }: Portal): Values => ({
  portal: name,
  address: linkTo(url),
  operator: operator.name,
  website: linkTo(operator.website),
  contact: linkTo(operator.contact),
  collective,
  source: linkTo(source),
  // Of the services alone: which hosts agreed may change without a build.
  forms: services.some(service => wanted[service]),
  pictures: services.includes('pictures'),
  secrets: services.includes('text'),
  licences: linkTo(new URL(licencesFile, url).href),
})

const legalValues = (
  { form, registration, address, phone, director, host, logs }: Legal,
  language: string,
): Values => ({
  form,
  registration,
  seat: address,
  phone: callTo(phone),
  director,
  host: host?.name,
  hostAddress: host?.address,
  hostPhone: callTo(host?.phone),
  hostWebsite: linkTo(host?.website),
  logs: logs ? days(logs, language) : undefined,
  noLogs: logs === 0,
  logsUnknown: logs === undefined,
})

function statementValues(statement: Statement, language: string): Values {
  const { law = 'rgaa', state, date, technologies = defaultTechnologies } = statement
  const gaps = (list: readonly Gap[] = []) => list.map(gap => gapValues(gap, language))
  return {
    rgaa: law === 'rgaa',
    notConform: state === 'none',
    partlyConform: state === 'partial',
    fullyConform: state === 'full',
    statementDate: date && day(date, language),
    technologies: technologies.join(', '),
    nonconformities: gaps(statement.nonconformities),
    disproportionate: gaps(statement.disproportionate),
    exempt: gaps(statement.exempt),
    anyNonconformity: statement.nonconformities !== undefined,
    anyDisproportionate: statement.disproportionate !== undefined,
    anyExempt: statement.exempt !== undefined,
  }
}

const auditValues = ({ audit }: Statement, language: string): Values => ({
  audited: audit !== undefined,
  auditDate: audit && day(audit.date, language),
  auditBy: audit?.by,
  auditRate: audit && perCent(audit.rate, language),
  auditStandard: audit?.standard,
  auditPages: items(audit?.pages),
  auditEnvironment: items(audit?.environment),
  auditTools: items(audit?.tools),
})

const defaultTechnologies = ['HTML', 'CSS', 'SVG', 'WAI-ARIA', 'JavaScript']

const gapValues = ({ what, reason, instead }: Gap, language: string): Values => ({
  what: said(what, language),
  reason: said(reason, language),
  instead: said(instead, language),
})

const said = (spoken: Spoken | undefined, language: string): string | undefined =>
  typeof spoken === 'object' ? spoken[language] : spoken

const items = (list: readonly string[] = []): Values[] => list.map(item => ({ item }))

/** An address as people read it, leading there. */
const linkTo = (address: string | undefined): Link | undefined =>
  address === undefined
    ? undefined
    : { href: address, text: address.replaceAll(/^(https:\/\/|mailto:)|\/$/g, '') }

const callTo = (phone: string | undefined): Link | undefined =>
  phone === undefined ? undefined : { href: `tel:${phone.replaceAll(/[^+\d]/g, '')}`, text: phone }

const day = (date: string, language: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date))

const days = (count: number, language: string): string =>
  new Intl.NumberFormat(language, { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(count)

const perCent = (rate: number, language: string): string =>
  new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 }).format(rate / 100)
