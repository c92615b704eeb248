import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import * as abouts from '../../src/core/softwares/abouts.ts'

// What was built is read, not run: with the code of all packages that ended up in it.

const site = 'dist'
const files = readdirSync(site, { recursive: true, encoding: 'utf8' })
const read = (file: string): string => readFileSync(join(site, file), 'utf8')

/** Every script that a browser may get: files, and those inside documents. */
const scripts = files.flatMap(file => {
  if (file.endsWith('.js')) return [[file, read(file)] as const]
  if (!file.endsWith('.html')) return []
  return [...read(file).matchAll(/<script(?![^>]*json)[^>]*>(.*?)<\/script>/gs)].map(
    ([, code = '']) => [file, code] as const,
  )
})

/** Addresses that stand in scripts: shown as links, said in messages, names of languages. Nobody is asked anything there. */
const shown = new Set([
  ...Object.values(abouts).map(({ website }) => new URL(website).hostname),
  ...['www.w3.org', 'vuejs.org', 'github.com', 'bit.ly', 'example.org', 'empty.invalid', 'part.invalid'],
])

test('no built script names a host that is not merely shown', () => {
  expect(scripts.length).toBeGreaterThan(30)
  const hosts = scripts.flatMap(([file, code]) =>
    [...code.matchAll(/(?:https?|wss?):\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)+)/gi)].map(([, host = '']) => ({
      file,
      host,
    })),
  )
  expect(hosts.length).toBeGreaterThan(20)
  expect(hosts.filter(({ host }) => !shown.has(host))).toEqual([])
})

test('no built script knows a way to send something on the side, nor who would count it', () => {
  const ways =
    /\b(sendBeacon|EventSource|WebSocket|WebTransport|RTCPeerConnection|XMLHttpRequest|ReportingObserver)\b/
  const counters =
    /google-analytics|googletagmanager|@sentry|matomo|piwik|plausible\.io|posthog|mixpanel|hotjar|umami\.is/i
  const found = scripts.flatMap(([file, code]) => ((ways.exec(code) ?? counters.exec(code)) ? [file] : []))
  expect(found).toEqual([])
})

test('no policy asks browsers to report to anybody', () => {
  const policies = files.filter(file => /^\.headers.*\.json$/.test(file))
  expect(policies.length).toBeGreaterThan(1)
  for (const file of policies) expect(read(file)).not.toMatch(/report-(uri|to)|reporting-endpoints|nel/i)
})

test('the notices of all packages in it are published with it', () => {
  const carried: { name: string; version: string }[] = JSON.parse(
    readFileSync('.cache/parts/carried.json', 'utf8'),
  )
  expect(carried.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['@vue/runtime-dom', 'workbox-strategies', 'uqr']),
  )
  for (const { name, version } of carried) expect(read('licences.txt')).toContain(`\n${name} ${version}\n`)
})
