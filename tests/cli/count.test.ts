import { describe, expect, test } from 'vitest'
import { closingLine, countReport, countStep, total } from '../../src/cli/count.ts'

test('a step holds or does not', () => {
  expect([0, 1, 130].map(countStep)).toEqual([
    { passed: 1, failed: 0 },
    { passed: 0, failed: 1 },
    { passed: 0, failed: 1 },
  ])
})

describe('vitest', () => {
  const report = (numPassedTests: number, numFailedTests: number) => ({ numPassedTests, numFailedTests })

  test.each([
    ['each test counts', report(12, 3), 1, { passed: 12, failed: 3 }],
    ['all passed', report(12, 0), 0, { passed: 12, failed: 0 }],
    ['a file that does not load is a failure', report(12, 0), 1, { passed: 12, failed: 1 }],
    ['no test at all is a failure', report(0, 0), 0, { passed: 0, failed: 1 }],
    ['no report is a failure', undefined, 0, { passed: 0, failed: 1 }],
    ['another report is a failure', { stats: {} }, 0, { passed: 0, failed: 1 }],
  ])('%s', (_, given, code, expected) => {
    expect(countReport('vitest', given, code)).toEqual(expected)
  })
})

describe('playwright', () => {
  const report = (expected: number, unexpected: number, flaky = 0) => ({
    stats: { expected, unexpected, flaky, skipped: 2 },
  })

  test.each([
    ['each test counts, skipped ones do not', report(5, 2), 1, { passed: 5, failed: 2 }],
    ['a test that passes now and then has failed', report(5, 0, 1), 0, { passed: 5, failed: 1 }],
    ['a run that breaks is a failure', report(5, 0), 1, { passed: 5, failed: 1 }],
    ['no test at all is a failure', report(0, 0), 0, { passed: 0, failed: 1 }],
  ])('%s', (_, given, code, expected) => {
    expect(countReport('playwright', given, code)).toEqual(expected)
  })
})

test('counts add up to the closing line', () => {
  expect(
    closingLine(
      total([
        { passed: 2, failed: 0 },
        { passed: 40, failed: 3 },
      ]),
    ),
  ).toBe('42 passed, 3 failed')
  expect(closingLine(total([]))).toBe('0 passed, 0 failed')
})
