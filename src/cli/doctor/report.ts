import { grouped } from '../grouped.ts'
import type { Finding } from './seen.ts'

/** What one subject's judge found. */
export interface Ward {
  subject: string
  findings: readonly Finding[]
  /** Too little was answered to call it fine. */
  unseen?: true
}

/** One sentence for all the places it is about, so that one fault is read once. */
export function gathered(findings: readonly Finding[]): (Omit<Finding, 'path'> & { paths: string[] })[] {
  const same = grouped(findings, ({ message, tip, warning }) => JSON.stringify([message, tip, warning]))
  return [...same.values()].flatMap(([one, ...others]) => {
    if (!one) return []
    const { path, ...rest } = one
    return [{ ...rest, paths: [...new Set([path, ...others.map(each => each.path)])] }]
  })
}

/** What an operator reads: subject by subject what to mend, then what is fine, then how much it is. */
export function inWords(wards: readonly Ward[], address: string, asked: number): string {
  const ill = wards.filter(({ findings }) => findings.length > 0)
  const told = ill.map(({ subject, findings }) => `${subject}\n${gathered(findings).map(line).join('')}\n`)
  const well = wards.filter(({ findings }) => findings.length === 0)
  const [unseen, fine] = [well.filter(each => each.unseen), well.filter(each => !each.unseen)]
  const rest = [listed('fine', fine), listed('not seen well enough to say', unseen)]
  return `${told.join('')}${rest.join('')}${summary(wards, address, asked)}\n`
}

const listed = (what: string, wards: readonly Ward[]): string =>
  wards.length > 0 ? `${what}: ${wards.map(({ subject }) => subject).join(', ')}\n` : ''

function line({ paths, message, tip, warning }: ReturnType<typeof gathered>[number]): string {
  const word = warning ? 'warning: ' : ''
  return `${shortly(paths)}  ${word}${printable(message)}\n    tip: ${printable(tip)}\n`
}

/** Three places show which kind is meant. */
function shortly(paths: readonly string[]): string {
  const [first, second, third, ...others] = paths.map(printable)
  const rest = others.length > 0 ? `and ${others.length} more` : undefined
  return [first, second, third, rest]
    .filter(part => part !== undefined)
    .join(', ')
    .replace(', and', ' and')
}

/** What a server sent may hold what would command the terminal. */
const printable = (text: string): string => {
  const seen = text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim()
  return seen.length > 400 ? `${seen.slice(0, 399)}…` : seen
}

function summary(wards: readonly Ward[], address: string, asked: number): string {
  const { problems, warnings } = countOf(wards)
  const parts = [
    problems === 0 ? 'nothing to mend' : counted(problems, 'problem to mend', 'problems to mend'),
    ...(warnings > 0 ? [counted(warnings, 'warning', 'warnings')] : []),
  ]
  return `${parts.join(', ')}; ${counted(asked, 'request', 'requests')} to ${address}`
}

const counted = (amount: number, one: string, many: string): string =>
  `${amount} ${amount === 1 ? one : many}`

export function countOf(wards: readonly Ward[]): { problems: number; warnings: number } {
  const all = wards.flatMap(({ findings }) => gathered(findings))
  const warnings = all.filter(({ warning }) => warning).length
  return { problems: all.length - warnings, warnings }
}

/** The same for programs. */
export function asJson(wards: readonly Ward[], address: string, asked: number): string {
  const findings = wards.flatMap(({ subject, findings }) =>
    gathered(findings).map(({ warning, paths, message, tip }) => ({
      ...{ subject, level: warning ? 'warning' : 'problem', paths, message, tip },
    })),
  )
  return `${JSON.stringify({ address, asked, ...countOf(wards), findings })}\n`
}
