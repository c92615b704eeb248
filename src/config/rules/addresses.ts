import { softwares } from '../../core/softwares/index.ts'
import { base, wrongBase, wrongContact, wrongPage, wrongPlace } from '../address.ts'
import { idOf, instancesOf, providersOf, type Draft } from '../entries.ts'
import { baseBehind } from '../opened.ts'
import { label, shown, type Path, type Problem } from '../problem.ts'

/** Websites, terms, and where the portal and its source are: pages of the web, over https. */
export function pageAddresses({ portal, pool }: Draft): Problem[] {
  return [
    ...about(['portal', 'url'], portal?.url, wrongPlace),
    ...about(['portal', 'source'], portal?.source, wrongPage),
    ...about(['portal', 'operator', 'website'], portal?.operator?.website, wrongPage),
    ...about(['portal', 'legal', 'host', 'website'], portal?.legal?.host?.website, wrongPage),
    ...(portal?.probe?.canaries ?? []).flatMap((address, i) =>
      about(['portal', 'probe', 'canaries', i], address, wrongPage),
    ),
    ...providersOf(pool).flatMap(({ path, entry }) => [
      ...about([...path, 'website'], entry.website, wrongPage),
      ...about([...path, 'terms'], entry.terms, wrongPage),
    ]),
  ]
}

/** The portal appends to an instance's address: it must be the front page, not a room or a page to create one. */
export function baseAddresses({ pool }: Draft): Problem[] {
  return instancesOf(pool).flatMap(({ path: entryPath, entry: { url, software } }) => {
    const path: Path = [...entryPath, 'url']
    const wrong = about(path, url, wrongBase)
    if (wrong.length > 0 || url === undefined || software === undefined) return wrong
    const front = baseBehind(softwares[software], url)
    if (front === undefined) return []
    const message = `url is a page inside ${softwares[software].label}, not its base address: ${shown(url)}`
    return [{ path, message, tip: `did you mean "${front}"?` }]
  })
}

/** Only a paused instance may have no address. */
export function missingAddresses({ pool }: Draft): Problem[] {
  return instancesOf(pool)
    .filter(({ entry }) => entry.url === undefined && entry.paused === undefined)
    .map(({ path }) => ({
      path: [...path, 'url'],
      message: 'url is missing',
      tip: 'give the base address of the tool, or say why there is none with "paused:"',
    }))
}

/** A contact is a page or a mail address. */
export function contacts({ portal, pool, accessibility }: Draft): Problem[] {
  return [
    ...about(['portal', 'operator', 'contact'], portal?.operator?.contact, wrongContact),
    ...about(['accessibility', 'contact'], accessibility?.contact, wrongContact),
    ...providersOf(pool).flatMap(({ path, entry }) =>
      about([...path, 'contact'], entry.contact, wrongContact),
    ),
  ]
}

/** One address serves a service once, whoever lists it. */
export function sameAddressTwice({ pool }: Draft): Problem[] {
  const taken = new Map<string, string>()
  return instancesOf(pool).flatMap(({ path, entry, provider }) => {
    const { url, software } = entry
    if (url === undefined || software === undefined || wrongBase(url)) return []
    const services = entry.services ?? softwares[software].services
    const doors = services.map(service => `${service} ${base(url)}`)
    const first = doors.map(door => taken.get(door)).find(id => id !== undefined)
    for (const door of doors) taken.set(door, idOf(provider, entry) ?? 'another instance')
    if (first === undefined) return []
    const message = `${shown(url)} is already listed for the same service, as ${first}`
    return [{ path: [...path, 'url'], message, tip: 'keep one of the two' }]
  })
}

function about(
  path: Path,
  text: string | undefined,
  wrong: (text: string) => Pick<Problem, 'message' | 'tip'> | undefined,
): Problem[] {
  const found = text === undefined ? undefined : wrong(text)
  return found ? [{ ...found, path, message: `${label(path)} ${found.message}` }] : []
}
