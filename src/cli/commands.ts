import { join } from 'node:path'
import { run } from './child.mjs'
import { address, type Command, operations } from './operations.ts'

/** Every command, in the order in which people meet them. Each has a script of the same name in package.json. */
export const commands = {
  start: {
    summary: 'build if something has changed, then serve the portal and look at the hosts',
    options: { ...address, '--no-probe': 'do not look which hosts work' },
    run: async args => (await import('./start.ts')).start(args),
  },
  dev: {
    summary: 'serve the sources and show each change at once',
    run: args => run('vite', args),
  },
  build: {
    summary: 'write the portal to dist/',
    options: {},
    run: async () => (await import('./build.ts')).build(),
  },
  lint: {
    summary: 'look for mistakes and for formatting to redo',
    run: async args => (await import('./lint.ts')).lint(args),
  },
  format: {
    summary: 'format every file',
    run: args => run('oxfmt', args),
  },
  types: {
    summary: 'check the types',
    run: async args =>
      (await run('vue-tsc', ['--noEmit', ...args])) || run('tsc', ['-p', join('src', 'worker'), ...args]),
  },
  ...operations,
  unit: {
    summary: 'run the unit and house tests',
    run: args => run('vitest', ['run', ...args]),
  },
  e2e: {
    summary: 'test dist/ in a real browser',
    run: async args => (await import('./e2e.ts')).e2e(args),
  },
  audit: {
    summary: 'look at the packages: their hashes, their licences, what is known against them',
    options: { '--tell': 'say what is known against them, and fail for the rest alone, as npm test does' },
    run: async args => (await import('./audit.ts')).audit(args),
  },
  budgets: {
    summary: 'weigh dist/ against its budgets',
    options: {},
    run: async () => (await import('./budgets.ts')).budgets(),
  },
  perf: {
    summary: 'measure dist/ with Lighthouse beside an empty page',
    options: {
      '--runs NUMBER': 'how often each page is measured, 5 unless given',
      '--json': 'print the figures as JSON',
    },
    run: async args => (await import('./perf.ts')).perf(args),
  },
  load: {
    summary: 'ask the reference server and nginx as fast as they answer, on this machine',
    options: {},
    run: async () => (await import('./load.ts')).load(),
  },
  icons: {
    summary: 'draw the app icons and link previews anew, from src/art and config/, into public/',
    options: {},
    run: async () => (await import('./icons.ts')).icons(),
  },
  simulate: {
    summary: 'try the choice of hosts on invented outages, with its own code',
    options: { '--json': 'print the figures as JSON' },
    run: async args => (await import('./simulate.ts')).simulate(args),
  },
  release: {
    summary: 'make the archive that operators unpack, in .cache/release/',
    options: {
      '--out FOLDER': 'where to make it; what is there goes',
      '--compiled': 'from what was compiled last, not from the sources',
    },
    run: async args => (await import('./release.ts')).release(args),
  },
  test: {
    summary: 'prove everything: all of the above, without perf, load, icons and simulate',
    options: {},
    run: async () => (await import('./test.ts')).test(),
  },
} satisfies Record<string, Command>
