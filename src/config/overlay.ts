import type { Instance, Provider } from '../core/pool.ts'
import { softwares } from '../core/softwares/index.ts'
import { base } from './address.ts'
import { instancesOf, providersOf, type Draft } from './entries.ts'
import type { ChangeEntry } from './schema.ts'
import type { Sound } from './shape.ts'

/** Whether an instance of the shared pool is listed here too, by its provider or its address: then the entry here holds. */
export function ownIn(pool: Draft['pool']): (instance: Instance) => boolean {
  const ids = new Set(providersOf(pool).map(({ entry }) => entry.id))
  const addresses = new Set(
    instancesOf(pool).flatMap(({ entry: { url } }) => (url && URL.canParse(url) ? [base(url)] : [])),
  )
  return ({ provider, url }) => ids.has(provider.id) || addresses.has(url)
}

/** What is offered of a shared pool: neither what is listed here nor what is paused here, with what is different here. */
export function overlaid(pool: Draft['pool'], instances: readonly Instance[]): Instance[] {
  const isOwn = ownIn(pool)
  return instances.flatMap(instance => {
    const { changes } = pool ?? {}
    const change = { ...changes?.[instance.provider.id], ...changes?.[instance.id] }
    return isOwn(instance) || change.paused !== undefined ? [] : [changed(instance, change)]
  })
}

function changed(instance: Instance, { weight, services, handovers }: Sound<ChangeEntry>): Instance {
  const all = softwares[instance.software].services
  const agreed = handovers?.filter(handover => handover !== undefined)
  return {
    ...instance,
    ...(weight !== undefined && { weight }),
    ...(services && { services: all.filter(service => services.includes(service)) }),
    ...(agreed && { handovers: agreed }),
  }
}

/** The same instances; those whose providers are preferred say so. Each provider stays one. */
export function preferring(instances: readonly Instance[], ids: readonly string[]): Instance[] {
  const preferred = new Map<Provider, Provider>()
  return instances.map(instance => {
    if (!ids.includes(instance.provider.id)) return instance
    const provider = preferred.get(instance.provider) ?? { ...instance.provider, preferred: true }
    preferred.set(instance.provider, provider)
    return { ...instance, provider }
  })
}
