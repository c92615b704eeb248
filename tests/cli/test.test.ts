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

test('what may begin early begins before the first has ended, and is told in its turn', async () => {
  let isTyped = false
  const types = async () => {
    isTyped = true
    return passed
  }
  const lint = async () => (isTyped ? passed : failed)
  const results = await runSteps([
    { name: 'lint', run: lint },
    { name: 'types', early: true, run: types },
  ])
  expect([...results]).toEqual([
    ['lint', passed],
    ['types', passed],
  ])
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
