import { defineConfig } from '@playwright/test'
import { browserFlags } from './src/cli/browser.ts'

const executablePath = process.env['CHROMIUM']
if (executablePath === undefined) throw new Error('Run these tests with "npm run e2e": it finds the browser.')

const launchOptions = {
  // One process for all tabs of a visitor, as on a small telephone: each new one would compile the application anew.
  args: [...browserFlags(process.getuid?.() === 0), '--renderer-process-limit=1'],
  // Playwright would let every page open tabs; visitors' browsers do not.
  ignoreDefaultArgs: ['--disable-popup-blocking'],
}
/** Tests of what a browser without windows does otherwise: it blocks none, and knows no modified clicks. */
const aboutWindows = /@windows/

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: '.cache/e2e',
  reporter: [['list'], ['json', { outputFile: '.cache/e2e.json' }]],
  forbidOnly: Boolean(process.env['CI']),
  workers: 2,
  retries: 0,
  // Only what fails waits so long; a busy machine is slow.
  expect: { timeout: 10_000 },
  projects: [
    {
      name: 'windows',
      grep: aboutWindows,
      use: { launchOptions: { ...launchOptions, executablePath } },
    },
    {
      name: 'pages',
      grepInvert: aboutWindows,
      use: {
        launchOptions: { ...launchOptions, executablePath: process.env['CHROMIUM_SHELL'] ?? executablePath },
      },
    },
  ],
  use: {
    // Most tests are about a first visit, and look at every request: app.spec.ts and its like allow them.
    serviceWorkers: 'block',
    // A trace of every test costs a good part of the whole time: TRACE=1 npm run e2e -- tests/e2e/one.spec.ts
    trace: process.env['TRACE'] ? { mode: 'retain-on-failure', screenshots: true, snapshots: true } : 'off',
  },
})
