import { Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library'
import { PackageURL } from 'packageurl-js'

/** A package of which something is in the release. */
interface Part {
  name: string
  version: string
  /** An SPDX expression. */
  licence: string
  /** As package-lock.json writes it: `sha512-…` of what the registry gave. */
  integrity?: string | undefined
}

interface Release {
  version: string
  /** Where the source is, as config/portal.yml says. */
  source?: string
  /** ISO, such as that of the commit; left out, the same parts give the same bytes whenever it is made. */
  time?: string
}

/**
 * The bill of materials of a release, CycloneDX 1.6 in JSON: what is in it, not what was around when it was made. npm's own
 * `npm sbom` lists what is installed: it knows neither what the bundler left out nor tools that ended up in the page.
 */
export function sbom({ version, source, time }: Release, parts: readonly Part[]): string {
  const bom = new Models.Bom({ version: 1 })
  if (time !== undefined) bom.metadata.timestamp = new Date(time)
  const program = new Models.Component(Enums.ComponentType.Application, 'entraide', {
    version,
    bomRef: 'entraide',
    licenses: new Models.LicenseRepository([new Models.SpdxLicense('AGPL-3.0-or-later')]),
  })
  if (source !== undefined)
    program.externalReferences.add(new Models.ExternalReference(source, Enums.ExternalReferenceType.VCS))
  bom.metadata.component = program
  for (const part of parts) {
    const component = componentOf(part)
    bom.components.add(component)
    program.dependencies.add(component.bomRef)
  }
  const factory = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6)
  return new Serialize.JsonSerializer(factory).serialize(bom, { sortLists: true, space: 2 })
}

function componentOf({ name, version, licence, integrity }: Part): Models.Component {
  const [, group, bare] = /^(?:(@[^/]+)\/)?(.+)$/.exec(name) ?? []
  const purl = new PackageURL('npm', group, bare ?? name, version, undefined, undefined).toString()
  const component = new Models.Component(Enums.ComponentType.Library, bare ?? name, {
    version,
    purl,
    bomRef: purl,
    ...(group && { group }),
    licenses: new Models.LicenseRepository([licenceOf(licence)]),
  })
  if (integrity !== undefined)
    component.externalReferences.add(distribution(name, bare ?? name, version, integrity))
  return component
}

const licenceOf = (licence: string): Models.SpdxLicense | Models.LicenseExpression =>
  / /.test(licence) ? new Models.LicenseExpression(licence) : new Models.SpdxLicense(licence)

/** Whoever has the archive of the registry can compare. */
function distribution(
  name: string,
  bare: string,
  version: string,
  integrity: string,
): Models.ExternalReference {
  const url = `https://registry.npmjs.org/${name}/-/${bare}-${version}.tgz`
  const hash = Buffer.from(integrity.replace(/^sha512-/, ''), 'base64').toString('hex')
  return new Models.ExternalReference(url, Enums.ExternalReferenceType.Distribution, {
    hashes: new Models.HashDictionary([[Enums.HashAlgorithm['SHA-512'], hash]]),
  })
}
