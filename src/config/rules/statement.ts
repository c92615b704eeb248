import { conformityAt } from '../../core/statement.ts'
import type { Draft } from '../entries.ts'
import { shown, type Path, type Problem } from '../problem.ts'
import type { Given } from './rule.ts'

/** A statement says of a site what its audit found, and nothing without one. */
export function statedAsAudited({ accessibility }: Draft): Problem[] {
  const { state, audit, nonconformities } = accessibility ?? {}
  if (state === undefined || (audit && audit.rate === undefined)) return []
  const found = audit?.rate === undefined ? 'none' : conformityAt(audit.rate)
  if (state !== found) {
    const message = audit
      ? `state is ${state}, but ${audit.rate} % of the criteria are met: that is ${found}`
      : `state is ${state}, but there was no audit: without one it is none`
    const tip = 'full: 100 %; partial: 50 % or more; none: less, or no audit'
    return [{ path: ['accessibility', 'state'], message, tip }]
  }
  if (state !== 'full' || !nonconformities) return []
  const message = 'nonconformities are listed, but state is full'
  return [{ path: ['accessibility', 'nonconformities'], message, tip: 'leave them out, or say partial' }]
}

/** What is not usable is said to everybody, in the language of the page it stands on. */
export function statementLanguages({ accessibility, portal }: Draft): Problem[] {
  const tags = (portal?.languages ?? []).filter(tag => tag !== undefined)
  const lists = ['nonconformities', 'disproportionate', 'exempt'] as const
  return lists.flatMap(list =>
    (accessibility?.[list] ?? []).flatMap((gap, i) =>
      (['what', 'reason', 'instead'] as const).flatMap(field => {
        const path: Path = ['accessibility', list, i, field]
        const lacking = lackingIn(gap?.[field], tags)
        if (lacking.length === 0) return []
        const message = `${field} is not written in ${lacking.join(', ')}`
        return [{ path, message, tip: `one line for each language: ${tags.join(', ')}` }]
      }),
    ),
  )
}

function lackingIn(spoken: unknown, tags: readonly string[]): string[] {
  if (typeof spoken === 'string') return tags.length > 1 ? tags.slice(1) : []
  if (typeof spoken !== 'object' || spoken === null) return []
  return tags.filter(tag => !Object.hasOwn(spoken, tag))
}

/** Nobody has audited tomorrow. */
export function statementDates({ accessibility }: Draft, { today }: Given): Problem[] {
  const dates: [Path, string | undefined][] = [
    [['accessibility', 'date'], accessibility?.date],
    [['accessibility', 'audit', 'date'], accessibility?.audit?.date],
  ]
  return dates.flatMap(([path, date]) => {
    if (date === undefined || date <= today) return []
    const message = `${path.slice(1).join('.')} is in the future: ${shown(date)}, today is ${today}`
    return [{ path, message, tip: 'the day it was done, today at the latest' }]
  })
}

/** The RGAA lets a statement stand for three years. */
export function staleStatement({ accessibility }: Draft, { today }: Given): Problem[] {
  if (!accessibility) return []
  const { date } = accessibility
  if (date === undefined) {
    const message = 'the accessibility statement bears no date'
    return [{ path: ['accessibility', 'date'], message, tip: 'date: the day you last went through it' }]
  }
  const expires = `${Number(date.slice(0, 4)) + 3}${date.slice(4)}`
  if (today <= expires) return []
  const message = `the accessibility statement is older than three years: ${date}`
  return [{ path: ['accessibility', 'date'], message, tip: 'go through it again, then give the day' }]
}
