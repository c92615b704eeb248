import * as v from 'valibot'

/** What a step of the tests has proved, and what it has not. */
export interface Count {
  passed: number
  failed: number
}

const vitest = v.pipe(
  v.object({ numPassedTests: v.number(), numFailedTests: v.number() }),
  v.transform((report): Count => ({ passed: report.numPassedTests, failed: report.numFailedTests })),
)

const playwright = v.pipe(
  v.object({ stats: v.object({ expected: v.number(), unexpected: v.number(), flaky: v.number() }) }),
  v.transform(({ stats }): Count => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky })),
)

const runners = { vitest, playwright }

/** A step that is one thing: it holds or it does not. */
export const countStep = (code: number): Count =>
  code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }

/**
 * The tests of a runner's JSON report. A failed run counts at least one failure, for what happens outside of tests,
 * such as a file that cannot be loaded; so does a run that ran nothing, which proves nothing.
 */
export function countReport(runner: keyof typeof runners, report: unknown, code: number): Count {
  const { success, output } = v.safeParse(runners[runner], report)
  if (!success) return { passed: 0, failed: 1 }
  const clean = code === 0 && output.passed + output.failed > 0
  return clean ? output : { ...output, failed: Math.max(1, output.failed) }
}

export const total = (counts: readonly Count[]): Count => ({
  passed: counts.reduce((sum, { passed }) => sum + passed, 0),
  failed: counts.reduce((sum, { failed }) => sum + failed, 0),
})

/** The last line of `npm test`, in the form that programs look for. */
export const closingLine = ({ passed, failed }: Count): string => `${passed} passed, ${failed} failed`
