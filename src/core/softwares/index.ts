import type { Software } from './contract.ts'
import * as list from './list.ts'

export type SoftwareId = keyof typeof list

/** Every software the portal can open, by id. */
export const softwares: Readonly<Record<SoftwareId, Software>> = list

export const isSoftware = (value: unknown): value is SoftwareId =>
  typeof value === 'string' && Object.hasOwn(softwares, value)
