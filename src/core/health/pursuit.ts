/** Someone who may be asked. */
export interface Candidate {
  id: string
  /** Nobody's host is asked twice, whatever instances it carries. */
  host: string
}

/** What came of asking one candidate; `late`: no answer before the deadline. */
export interface Question extends Candidate {
  at: number
  outcome: 'pending' | 'answer' | 'failure' | 'late'
  /** When it came. */
  heard?: number
}

export type PursuitEvent =
  | { what: 'answer' | 'failure'; id: string; at: number }
  | { what: 'tick'; at: number }

/**
 * The search, from a visitor's intent on, for an instance that answers. `us`: so many different hosts failed that the
 * fault is here. `skipped`: nobody may be asked, or nobody can be. Times in milliseconds, on any clock that only grows.
 */
export interface Pursuit {
  begun: number
  questions: readonly Question[]
  waiting: readonly Candidate[]
  outcome: 'pending' | 'found' | 'nobody' | 'us' | 'skipped'
  /** The id of the first that answered. */
  found?: string
}

/** How long the first may say nothing before a second is asked beside it, then both before the third and last. */
export const patience: readonly number[] = [800, 600]
/** From the intent on. */
export const deadline = 2500
const most = patience.length + 1

/** Asks the first. `candidates`: best first, those alone that a browser can judge; `allowed`: not where data is saved or asking is switched off. */
export function pursue(candidates: readonly Candidate[], at: number, allowed = true): Pursuit {
  const hosts = new Set<string>()
  const waiting = candidates.filter(({ host }) => !hosts.has(host) && hosts.add(host)).slice(0, most)
  const idle: Pursuit = { begun: at, questions: [], waiting, outcome: 'pending' }
  return allowed && waiting.length > 0 ? askNext(idle, at) : { ...idle, waiting: [], outcome: 'skipped' }
}

/** What follows from an answer, a failure, or time. Whoever is new among its `questions` is to be asked now. */
export function follow(pursuit: Pursuit, event: PursuitEvent): Pursuit {
  if (pursuit.outcome !== 'pending') return pursuit
  if (event.what === 'tick') return onTime(pursuit, event.at)
  const { what, id, at } = event
  if (!pursuit.questions.some(each => each.id === id && each.outcome === 'pending')) return pursuit
  const heard = {
    ...pursuit,
    questions: pursuit.questions.map(each => (each.id === id ? { ...each, outcome: what, heard: at } : each)),
  }
  if (what === 'answer') return { ...heard, outcome: 'found', found: id }
  return at - pursuit.begun < deadline ? askNext(heard, at) : onTime(heard, at)
}

/** When to look again with a tick, if nothing is heard before. */
export function wakeAt({ begun, questions, waiting, outcome }: Pursuit): number | undefined {
  if (outcome !== 'pending') return
  const end = begun + deadline
  return waiting.length > 0 ? Math.min(nextAt(questions), end) : end
}

/** Whose failure is to be remembered: those that had all the time there is. Nobody's, when the fault is here. */
export function failedIn({ begun, questions, outcome }: Pursuit): string[] {
  if (outcome === 'us') return []
  const failed = questions.filter(
    each => each.outcome === 'failure' || (each.outcome === 'late' && each.at === begun),
  )
  return failed.map(({ id }) => id)
}

/** Who was asked first and still said nothing when another answered: that one is where to go, for now. */
export function overtakenIn({ questions, found }: Pursuit): string[] {
  const first = questions.slice(
    0,
    questions.findIndex(({ id }) => id === found),
  )
  return found === undefined ? [] : first.filter(({ outcome }) => outcome === 'pending').map(({ id }) => id)
}

/** Whether three different hosts failed within three seconds and none answered then: a blocker, no network, a policy. */
export function isOurFault(questions: readonly Question[]): boolean {
  return questions.some(({ outcome, heard: first = 0 }) => {
    if (outcome !== 'failure') return false
    const then = questions.filter(({ heard = -1 }) => heard >= first && heard - first <= 3000)
    return then.every(each => each.outcome === 'failure') && new Set(then.map(({ host }) => host)).size >= 3
  })
}

function onTime(pursuit: Pursuit, now: number): Pursuit {
  if (now - pursuit.begun >= deadline) return giveUp(pursuit)
  const due = pursuit.waiting.length > 0 && now >= nextAt(pursuit.questions)
  return due ? askNext(pursuit, now) : pursuit
}

/** When the next is asked, if nobody has failed before. */
function nextAt(questions: readonly Question[]): number {
  return (questions.at(-1)?.at ?? 0) + (patience[questions.length - 1] ?? Infinity)
}

function askNext(pursuit: Pursuit, at: number): Pursuit {
  const [candidate, ...waiting] = pursuit.waiting
  if (!candidate)
    return pursuit.questions.some(({ outcome }) => outcome === 'pending') ? pursuit : giveUp(pursuit)
  return { ...pursuit, waiting, questions: [...pursuit.questions, { ...candidate, at, outcome: 'pending' }] }
}

function giveUp(pursuit: Pursuit): Pursuit {
  const questions = pursuit.questions.map(each =>
    each.outcome === 'pending' ? { ...each, outcome: 'late' as const } : each,
  )
  return { ...pursuit, questions, waiting: [], outcome: isOurFault(questions) ? 'us' : 'nobody' }
}
