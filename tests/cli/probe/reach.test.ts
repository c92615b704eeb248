import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressesOf, isPublic, wholeWeb, type Reach } from '../../../src/cli/probe/reach.ts'

const closed = `0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 127.9.9.9 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.1
192.0.2.7 192.168.1.1 198.18.0.1 198.51.100.1 203.0.113.9 224.0.0.1 255.255.255.255 :: ::1 ::ffff:10.0.0.1
::ffff:8.8.8.8 64:ff9b::a00:1 fe80::1 fc00::1 fd12::1 ff02::1 2001:db8::1 2001::1 2002:a00:1:: nonsense`

describe('an address', () => {
  it.each(closed.split(/\s+/))('%s is not visited', address => {
    expect(isPublic(address)).toBe(false)
  })

  it.each([
    '1.1.1.1',
    '9.255.255.255',
    '172.32.0.1',
    '100.128.0.1',
    '192.167.1.1',
    '2a01:e0a::1',
    '2606:4700::1',
  ])('%s is visited', address => {
    expect(isPublic(address)).toBe(true)
  })

  it('of a private network is not visited, however it is mapped into a longer one', () => {
    const part = fc.integer({ min: 0, max: 255 })
    fc.assert(
      fc.property(part, part, part, (a, b, c) => {
        expect(isPublic(`10.${a}.${b}.${c}`)).toBe(false)
        expect(isPublic(`::ffff:192.168.${a}.${b}`)).toBe(false)
        expect(isPublic(`::ffff:a${a.toString(16).padStart(2, '0')}:${c.toString(16)}`)).toBe(false)
      }),
    )
  })
})

describe('a name', () => {
  const leading = (...addresses: string[]): Reach => ({
    ...wholeWeb,
    resolve: async () => addresses.map(address => ({ address, family: address.includes(':') ? 6 : 4 })),
  })
  const found = async (name: string, reach: Reach) =>
    (await addressesOf(name, reach)).map(({ address }) => address)

  it('that leads to a private network is refused', async () => {
    for (const address of ['127.0.0.1', '10.0.0.1', '::1', 'fd00::1', '169.254.169.254'])
      await expect(found('host.test', leading(address))).rejects.toMatchObject({ code: 'ENOTPUBLIC' })
  })

  it('that leads there too is visited at its public addresses only', async () => {
    expect(await found('host.test', leading('10.0.0.1', '1.1.1.1', '::1'))).toEqual(['1.1.1.1'])
  })

  it('that is public stays refused at home where tests may visit this machine', async () => {
    const reach = { ...leading('127.0.0.1'), loopback: true }
    await expect(found('host.test', reach)).rejects.toMatchObject({ code: 'ENOTPUBLIC' })
  })

  it.each(['localhost', 'pad.example.localhost', '127.0.0.1', '[::1]', '10.0.0.1', '[fd00::1]'])(
    'of this machine or network is refused: %s',
    async name => {
      await expect(found(name, leading('1.1.1.1'))).rejects.toMatchObject({ code: 'ENOTPUBLIC' })
    },
  )

  it('of this machine is visited where tests say so, without asking anybody', async () => {
    const reach: Reach = { resolve: () => Promise.reject(new Error('asked')), loopback: true }
    expect(await found('pad.example.localhost', reach)).toEqual(['127.0.0.1'])
    expect(await found('[::1]', reach)).toEqual(['::1'])
    expect(await found('127.0.0.9', reach)).toEqual(['127.0.0.9'])
  })
})
