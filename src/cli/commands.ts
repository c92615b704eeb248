import { join } from 'node:path'
import { run } from './child.mjs'

export interface Command {
  summary: string
  /** What may follow, with one line for each. Absent: everything is passed on, --help too. */
  options?: Readonly<Record<string, string>>
  run: (args: string[]) => Promise<number>
}

const address = {
  '--port NUMBER': 'where to listen, 4173 unless given; 0 for any free port',
  '--host NAME': 'which address to listen on: this machine only, 127.0.0.1, unless given',
}

const folder = { '--config FOLDER': 'what to read, config unless given' }

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
  serve: {
    summary: 'serve dist/ as it is, the way a production server should',
    options: { ...address, '--dir FOLDER': 'what to serve, dist unless given' },
    run: async args => (await import('./serve.ts')).serve(args),
  },
  check: {
    summary: 'check config/ and say what to mend',
    options: {
      ...folder,
      '--write-schemas': 'also write the JSON Schemas that editors complete from',
    },
    run: async args => (await import('./check.ts')).check(args),
  },
  pool: {
    summary: 'write pool.json alone, for a site already built',
    options: { '--out FOLDER': 'where to write it, such as dist', ...folder },
    run: async args => (await import('./pool.ts')).pool(args),
  },
  monitors: {
    summary: 'write what Prometheus needs to probe the pool as this portal does',
    options: { '--out FOLDER': 'where to write blackbox.yml, targets.json and prometheus.yml', ...folder },
    run: async args => (await import('./monitors.ts')).monitors(args),
  },
  probe: {
    summary: 'look which hosts work, and write health.json beside pool.json',
    options: {
      '--once': 'one run, for cron; so it is unless something else is asked',
      '--every 5m': 'a run every five minutes, for as long as the process lives',
      '--out FOLDER': "the site's folder, dist unless given",
      '--only WHAT': 'a service such as pad, or an instance such as kitten/pad',
      '--explain INSTANCE': 'say what it was asked, what it answered and what follows; change nothing',
      '--from MONITOR':
        'take the word of the monitoring in config/portal.yml and visit nobody: prometheus, gatus …',
      '--json': 'print what was found as JSON',
      ...folder,
      '--pool FILE': "a pool.json to take instead of the configuration's pool",
      '--allow-loopback': 'also visit names that mean this machine, for tests',
    },
    run: async args => (await import('./probe.ts')).probe(args),
  },
  doctor: {
    summary: 'look at a portal that is served somewhere, and say what is wrong with it',
    options: {
      ADDRESS: 'where it is, such as https://portal.example/',
      '--json': 'print what was found as JSON',
    },
    run: async args => (await import('./doctor.ts')).doctor(args),
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
  unit: {
    summary: 'run the unit and house tests',
    run: args => run('vitest', ['run', ...args]),
  },
  e2e: {
    summary: 'test dist/ in a real browser',
    run: async args => (await import('./e2e.ts')).e2e(args),
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
  test: {
    summary: 'prove everything: all of the above, without perf, icons and simulate',
    options: {},
    run: async () => (await import('./test.ts')).test(),
  },
} satisfies Record<string, Command>
