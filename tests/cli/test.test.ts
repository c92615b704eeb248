import { expect, test, vi } from 'vitest'
import { runSteps } from '../../src/cli/test.ts'

vi.spyOn(console, 'log').mockReturnValue()
vi.spyOn(console, 'error').mockReturnValue()

const passed = { passed: 1, failed: 0 }
const failed = { passed: 0, failed: 1 }

test('every step is run, also after one that fails or breaks', async () => {
  const results = await runSteps([
    { name: 'lint', run: async () => failed },
    { name: 'types', run: () => Promise.reject(new Error('no such tool')) },
    { name: 'unit', run: async () => passed },
  ])
  expect([...results]).toEqual([
    ['lint', failed],
    ['types', failed],
    ['unit', passed],
  ])
})

test('what has room beside another step begins with it, and is told in its turn', async () => {
  const order: string[] = []
  const step = (name: string, turns: number) => ({
    name,
    run: async () => {
      order.push(`begin ${name}`)
      for (let turn = 0; turn < turns; turn++) await new Promise(setImmediate)
      order.push(`end ${name}`)
      return { ...passed, said: `all of ${name}\n` }
    },
  })
  vi.mocked(console.log).mockClear()
  const results = await runSteps([
    step('lint', 1),
    { ...step('types', 2), beside: 'lint' },
    step('unit', 2),
    { ...step('build', 1), beside: 'unit' },
  ])
  expect(order).toEqual([
    ...['begin lint', 'begin types', 'end lint', 'end types'],
    ...['begin unit', 'begin build', 'end build', 'end unit'],
  ])
  expect([...results]).toEqual(['lint', 'types', 'unit', 'build'].map(name => [name, passed]))
  const told = vi.mocked(console.log).mock.calls.flat().join('\n')
  expect(told.match(/── \w+|all of \w+/g)).toEqual([
    ...['── lint', 'all of lint', '── types', 'all of types'],
    ...['── unit', 'all of unit', '── build', 'all of build'],
  ])
})

test('what would have begun beside a step that is not run begins in its turn', async () => {
  const results = await runSteps([
    { name: 'build', run: async () => failed },
    { name: 'budgets', needs: 'build', run: async () => passed },
    { name: 'unit', beside: 'budgets', run: async () => passed },
  ])
  expect(results.get('unit')).toEqual(passed)
})

test('a step whose need failed is not run, and counts as failed', async () => {
  const e2e = vi.fn()
  const results = await runSteps([
    { name: 'build', run: async () => failed },
    { name: 'e2e', needs: 'build', run: e2e },
  ])
  expect(e2e).not.toHaveBeenCalled()
  expect(results.get('e2e')).toEqual(failed)
})
