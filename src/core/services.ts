/** What a person may come for, in the order the portal shows it. The word "services" always means these nine. */
export const services = [
  'pad',
  'visio',
  'date',
  'calc',
  'drop',
  'pictures',
  'postit',
  'link',
  'text',
] as const

export type ServiceId = (typeof services)[number]

export const isService = (value: unknown): value is ServiceId => services.includes(value as ServiceId)

/** What somebody may be in a hurry for: a long press on the app's icon offers it, and the rooms. Android shows four. */
export const quick = ['pad', 'visio', 'date'] as const satisfies readonly ServiceId[]

/** What may help meanwhile where nobody answers for a service. */
export const instead: Readonly<Record<ServiceId, ServiceId>> = {
  pad: 'calc',
  visio: 'pad',
  date: 'pad',
  calc: 'pad',
  drop: 'pictures',
  pictures: 'drop',
  postit: 'pad',
  link: 'pad',
  text: 'pad',
}
