import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { historyOf } from '../../src/core/past/history.ts'
import { writeRuns } from '../../src/core/past/runs.ts'
import { useHistoryStore } from '../../src/stores/history.ts'
import { minute, start } from '../core/health/samples.ts'
import { instance } from '../core/instances.ts'
import { remembered } from '../core/past/pasts.ts'

const pool = { instances: [instance('a', 'etherpad')] }
const good = remembered('good', start)
const last = { time: start, looked: 1, of: 1, reasons: [], refused: false }
const files = () => ({
  'pad.json': JSON.stringify(historyOf('pad', pool, new Map([['a', good]]), start)),
  'runs.json': JSON.stringify(writeRuns({ since: start, last, asides: [] })),
})

let asked: string[] = []
/** The site answers with these files; with a status for those that it has not, or not at all. */
function serve(given: Readonly<Record<string, string | number>>): void {
  vi.stubGlobal('fetch', async (address: string) => {
    const name = address.replace('/history/', '')
    asked.push(name)
    const answer = given[name] ?? 404
    if (answer === 0) throw new TypeError('Failed to fetch')
    return typeof answer === 'number' ? new Response('', { status: answer }) : new Response(answer)
  })
}

function opened() {
  setActivePinia(createPinia())
  return useHistoryStore()
}

beforeEach(() => {
  asked = []
})

it('brings the days of each instance, and the runs', async () => {
  serve(files())
  const history = opened()
  await history.refresh(['pad'], start)
  expect(history.days.get('pad')?.get('a')).toEqual(good.days)
  expect(history.runs?.last).toEqual(last)
  expect(history.problem).toBeUndefined()
})

describe('says why there is none, and keeps what was known,', () => {
  it.each([
    ['no file', 404, 'missing'],
    ['a broken server', 503, 'unreachable'],
    ['no network', 0, 'unreachable'],
    ['a file cut short', '{"format":"entraide-hist', 'corrupt'],
    ['a page instead', '<!doctype html>', 'corrupt'],
    ['another version', '{"format":"entraide-history/9","instances":{}}', 'corrupt'],
  ])('where there is %s', async (_, answer, problem) => {
    serve({ ...files(), 'pad.json': answer })
    const history = opened()
    await history.refresh(['pad'], start)
    expect([history.problem, history.days.size]).toEqual([problem, 0])
    serve(files())
    await history.refresh(['pad'], start + minute)
    expect([history.problem, history.days.size]).toEqual([undefined, 1])
    serve({ 'pad.json': answer, 'runs.json': answer })
    await history.refresh(['pad'], start + 90 * minute)
    expect(history.problem).toBe(problem)
    expect(history.days.get('pad')?.get('a')).toEqual(good.days)
    expect(history.runs?.last).toEqual(last)
  })
})

it('asks for no days before there are runs, then at once', async () => {
  serve({})
  const history = opened()
  await history.refresh(['pad'], start)
  expect([asked, history.problem]).toEqual([['runs.json'], 'missing'])
  serve(files())
  await history.refresh(['pad'], start + minute)
  expect([asked, history.problem, history.days.size]).toEqual([
    ['runs.json', 'runs.json', 'pad.json'],
    undefined,
    1,
  ])
})

it('asks for the runs every five minutes, for the days every hour', async () => {
  serve(files())
  const history = opened()
  for (let at = 0; at <= 61; at++) await history.refresh(['pad'], start + at * minute)
  expect(asked.filter(name => name === 'pad.json')).toHaveLength(2)
  expect(asked.filter(name => name === 'runs.json')).toHaveLength(13)
})
