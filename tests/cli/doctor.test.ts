import { describe, expect, it } from 'vitest'
import { doctor, type World } from '../../src/cli/doctor.ts'
import { cert } from './probe/certificate.ts'
import { host, rawHost, tlsHost } from './probe/hosts.ts'

/** Without a name that only browsers know to mean this machine. */
const near = (url: string): string => url.replace(/\w+\.localhost/, 'localhost')

async function examined(args: string[], world: World = {}): Promise<{ code: number; said: string }> {
  const lines: string[] = []
  const code = await doctor(args, { write: text => lines.push(text) }, world)
  return { code, said: lines.join('') }
}

describe('an address', () => {
  it.each([
    [[]],
    [['portal.example']],
    [['ftp://portal.example/']],
    [['https://a:b@portal.example/']],
    [['https://a/', 'https://b/']],
  ])('that cannot be looked at is a wrong command: %j', async args => {
    const { code, said } = await examined(args)
    expect(said).toContain('doctor https://portal.example/\n')
    expect(code).toBe(2)
  })

  it('where nobody is says so, and why', async () => {
    const { code, said } = await examined(['http://localhost:1/'])
    expect(said).toMatch(/^address\n\/ {2}no answer: .*ECONNREFUSED.*\n {4}tip: does the server run/)
    expect(said).toMatch(/\n1 problem to mend; 1 request to http:\/\/localhost:1\/\n$/)
    expect(code).toBe(1)
  })

  it('that keeps silent is left after a while', async () => {
    const { code, said } = await examined([near(await rawHost(() => undefined))], { limits: { each: 100 } })
    expect(said).toContain('no answer in time')
    expect(code).toBe(1)
  })

  it('where something else is says so, whatever it sends', async () => {
    const url = near(
      await host((_request, response) => response.setHeader('Content-Encoding', 'br').end('Hello')),
    )
    expect((await examined([url])).said).toContain('no page of the portal')
  })

  it('with a certificate that nobody signed says so', async () => {
    const url = near(await tlsHost((_request, response) => response.end('Hello')))
    const { code, said } = await examined([url])
    expect(said).toMatch(/no TLS comes about: self-signed certificate/)
    expect(code).toBe(1)
    expect((await examined([url], { ca: cert })).said).toContain('no page of the portal')
  })

  it('is told of in JSON, too', async () => {
    const { code, said } = await examined(['--json', 'http://localhost:1'])
    expect(JSON.parse(said)).toMatchObject({
      ...{ address: 'http://localhost:1/', asked: 1, problems: 1, warnings: 0 },
      findings: [{ subject: 'address', level: 'problem', paths: ['/'] }],
    })
    expect(code).toBe(1)
  })
})
