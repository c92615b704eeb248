export function supports(nodeVersion: string): boolean
export function isIntact(bytes: Uint8Array, integrity: string): boolean
export function isInstalled(root: string): boolean
export function unpack(archive: string, integrity: string, home: string): void
