import { judgeAge } from '../core/health/age.ts'
import { readHealth } from '../core/health/reading.ts'
import { standing } from '../core/health/standing.ts'
import { favour } from '../core/health/wishes.ts'
import { arranging, type Preference } from '../core/embed/preference.ts'
import { instancesFor, type Instance } from '../core/pool.ts'
import { isOnThisMachine, readPool } from '../core/poolfile.ts'
import { drawKey, order, tiers, type Standing } from '../core/selection.ts'
import type { ServiceId } from '../core/services.ts'

/** Who can serve what, best first, for this visitor, on this page. */
export interface Draw {
  /** Nobody, where only some may serve it and none of them does. */
  ordered: (service: ServiceId) => Instance[]
  isDown: (instance: Instance) => boolean
  /** It did not work here. */
  avoid: (instance: Instance) => void
}

/** Nothing, where the list cannot be had: links then lead to the portal's own pages. */
export async function draw(preference: Preference): Promise<Draw | undefined> {
  const [pool, health] = await Promise.all([fetchJson('pool.json'), fetchJson('health.json')])
  const list = readPool(pool, isOnThisMachine(location.hostname))
  if (typeof list === 'string') return undefined

  // Drawn for each page anew: the frame keeps nothing, and shares even out.
  const seed = crypto.randomUUID()
  const now = Date.now()
  const file = readHealth(health)
  const avoided = new Set<string>()
  const [language = '', country = ''] = navigator.language.split('-')
  const standingOf = (instance: Instance): Standing =>
    standing(instance, file, judgeAge(file, now), now, {
      avoided: ({ id }) => avoided.has(id),
      favour: each => favour(each, { language, country }),
    })
  const arrange = arranging(preference)
  /** Nobody else takes over for those who alone may: the portal's own page says what to do. */
  const isAllowed = ({ provider }: Instance) => !preference.only || preference.kittens.includes(provider.id)

  return {
    isDown: instance => standingOf(instance).tier >= tiers.fail,
    avoid: ({ id }) => void avoided.add(id),
    ordered: service =>
      arrange(order(instancesFor(list, service), drawKey(seed, service, now), standingOf), standingOf).filter(
        isAllowed,
      ),
  }
}

/** From where the frame itself came from, also where it has no origin of its own. */
async function fetchJson(file: string): Promise<unknown> {
  try {
    const response = await fetch(document.documentElement.dataset['base'] + file, {
      credentials: 'omit',
      signal: AbortSignal.timeout(10_000),
    })
    return await response.json()
  } catch {
    return undefined
  }
}
