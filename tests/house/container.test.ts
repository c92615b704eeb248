import { DockerfileParser } from 'dockerfile-ast'
import { validate } from 'dockerfile-utils'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { commands } from '../../src/cli/commands.ts'
import { read } from './tree.ts'

const text = read('deploy/Containerfile')
const file = DockerfileParser.parse(text)
const lines = text.split('\n')
const instructions = file.getInstructions().map(each => {
  const { start, end } = each.getRange()
  const whole = lines
    .slice(start.line, end.line + 1)
    .join('\n')
    .replace(/\\\n\s*/g, '')
  return { keyword: each.getKeyword(), words: whole.slice(whole.indexOf(' ') + 1) }
})
const stages = instructions.filter(({ keyword }) => keyword === 'FROM')
const lastStage = instructions.slice(instructions.findLastIndex(({ keyword }) => keyword === 'FROM'))
const last = (keyword: string): string => lastStage.findLast(each => each.keyword === keyword)?.words ?? ''

describe('deploy/Containerfile', () => {
  it('has no mistake that the linter of Docker’s language server knows', () => {
    expect(validate(text).map(({ message, range }) => `${range.start.line + 1}: ${message}`)).toEqual([])
  })

  it('stands on the Node of this project, by its version', () => {
    const [, version] = /^const version = '(.+)'$/m.exec(read('src/cli/bootstrap.mjs')) ?? []
    expect(instructions[0]).toMatchObject({ keyword: 'ARG', words: `NODE=${version}-bookworm-slim` })
    expect(stages.map(({ words }) => words.split(' ')[0])).toEqual(
      Array(2).fill('docker.io/library/node:${NODE}'),
    )
    expect(last('LABEL')).toContain(
      `org.opencontainers.image.base.name="docker.io/library/node:${version}-bookworm-slim"`,
    )
  })

  it('runs as somebody with a number who is not root, in a form that hands signals on', () => {
    expect(last('USER')).toMatch(/^[1-9]\d*:[1-9]\d*$/)
    for (const keyword of ['ENTRYPOINT', 'CMD']) expect(JSON.parse(last(keyword))).toBeInstanceOf(Array)
  })

  it('tells whether it is well, and what it is under which licence', () => {
    expect(last('HEALTHCHECK')).toMatch(/--timeout=\S+ .*CMD \["node"/)
    expect(last('LABEL')).toContain('org.opencontainers.image.licenses="AGPL-3.0-or-later"')
  })

  it('takes from the build what is released, and nothing else', () => {
    const copies = lastStage.filter(({ keyword }) => keyword === 'COPY').map(({ words }) => words)
    expect(copies).toEqual(['--from=build /release ./'])
  })

  it('fetches packages by the lock alone, and runs none of their scripts', () => {
    const installs = instructions.filter(({ words }) => /\bnpm (ci|i|install|add)\b/.test(words))
    expect(installs.map(({ words }) => words)).toEqual([expect.stringMatching(/^npm ci --ignore-scripts\b/)])
  })

  it.each([
    ['what ADD may fetch from anywhere', /^ADD\b/m],
    ['a download without a lock', /\b(curl|wget)\b/],
    ['a secret, which would stay in a layer', /^(ARG|ENV) \S*(TOKEN|SECRET|PASSWORD|KEY)/im],
    ['more rights', /\b(sudo|chmod [0-7]*7\b|setcap)/],
  ])('does without %s', (_, pattern) => {
    expect(text).not.toMatch(pattern)
  })
})

it('what is local is not copied into an image', () => {
  const ignored = read('.dockerignore').split('\n')
  for (const name of ['.git', '.cache', 'node_modules', 'dist']) expect(ignored).toContain(name)
})

interface Service {
  command: string[]
  ports?: string[]
  volumes: string[]
  [setting: string]: unknown
}

const compose: { services: Record<string, Service>; volumes: object } = parse(read('deploy/compose.yaml'), {
  merge: true,
})

describe.each(Object.entries(compose.services))('deploy/compose.yaml: %s', (name, service) => {
  it('may do as little as possible', () => {
    expect(service).toMatchObject({
      user: '1000:1000',
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      tmpfs: ['/tmp'],
    })
    for (const right of ['privileged', 'cap_add', 'devices', 'pid', 'ipc'])
      expect(service).not.toHaveProperty(right)
    expect(service['network_mode']).not.toBe('host')
  })

  it('listens on this machine only, and cannot change the configuration', () => {
    for (const port of service.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/)
    for (const volume of service.volumes.filter(each => each.includes('config')))
      expect(volume).toMatch(/:ro$/)
  })

  it('calls a command that there is, by options that it has', () => {
    const [command = '', ...words] = service.command
    const known = Object.entries(commands).find(([each]) => each === command)?.[1]
    expect(known, `${name} calls ${command}`).toBeDefined()
    const options = Object.keys(known && 'options' in known ? known.options : {}).map(
      each => each.split(' ')[0],
    )
    for (const word of words.filter(each => each.startsWith('--'))) expect(options).toContain(word)
  })
})

it('the probe is well as long as it publishes', () => {
  const { test } = compose.services['probe']?.['healthcheck'] as { test: string[] }
  expect(test.slice(0, 3)).toEqual(['CMD', 'node', '-e'])
  expect(test[3]).toMatch(/^process\.exit\(.*health\.json.* \? 0 : 1\)$/)
})

it('who answers visitors cannot write where the probe does', () => {
  expect(compose.services['serve']?.volumes).toEqual(['portal:/var/lib/entraide:ro'])
})
