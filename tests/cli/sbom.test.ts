import { Spec, Validation } from '@cyclonedx/cyclonedx-library'
import { expect, it } from 'vitest'
import { sbom } from '../../src/cli/sbom.ts'

const integrity = `sha512-${Buffer.alloc(64, 7).toString('base64')}`
const parts = [
  { name: 'vue', version: '3.5.45', licence: 'MIT', integrity },
  { name: '@scure/base', version: '2.4.0', licence: 'MIT', integrity },
  { name: 'pako', version: '1.0.11', licence: '(MIT AND Zlib)' },
]
const release = { version: '1.2.3', source: 'https://host.test/entraide', time: '2026-11-26T12:00:00Z' }

const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6)

it('is what the schema of CycloneDX 1.6 asks for, and the validator would tell', async () => {
  expect(await validator.validate(sbom(release, parts))).toBeNull()
  expect(await validator.validate(sbom({ version: '1.2.3' }, parts))).toBeNull()
  expect(await validator.validate(sbom(release, parts).replace('"library"', '"bookshelf"'))).not.toBeNull()
})

it('names each package as others know it, with the hash of what the registry gave', () => {
  const { components, metadata, dependencies } = JSON.parse(sbom(release, parts))
  expect(metadata.component).toMatchObject({ name: 'entraide', version: '1.2.3', type: 'application' })
  expect(components.map(({ purl }: { purl: string }) => purl).toSorted()).toEqual([
    'pkg:npm/%40scure/base@2.4.0',
    'pkg:npm/pako@1.0.11',
    'pkg:npm/vue@3.5.45',
  ])
  expect(components.find(({ name }: { name: string }) => name === 'base')).toMatchObject({
    group: '@scure',
    licenses: [{ license: { id: 'MIT' } }],
    externalReferences: [
      {
        type: 'distribution',
        url: 'https://registry.npmjs.org/@scure/base/-/base-2.4.0.tgz',
        hashes: [{ alg: 'SHA-512', content: '07'.repeat(64) }],
      },
    ],
  })
  expect(components.find(({ name }: { name: string }) => name === 'pako').licenses).toEqual([
    { expression: '(MIT AND Zlib)' },
  ])
  expect(dependencies).toContainEqual({
    ref: 'entraide',
    dependsOn: ['pkg:npm/%40scure/base@2.4.0', 'pkg:npm/pako@1.0.11', 'pkg:npm/vue@3.5.45'],
  })
})

it('is the same to the byte for the same parts, in whatever order, and says no time of its own', () => {
  const text = sbom({ version: '1.2.3' }, parts)
  expect(sbom({ version: '1.2.3' }, parts.toReversed())).toBe(text)
  expect(text).not.toMatch(/serialNumber|timestamp/)
})
