import { at, type Options, type Software } from './contract.ts'

/** Name and key stay behind the `#`, so no server ever sees them: excalidraw/excalidraw excalidraw-app/data/index.ts. */
function room(base: string, name: string, options?: Options): string {
  if (!options?.key) throw new Error('A board here cannot be opened without Options.key')
  return `${at(base, '')}#room=${name},${options.key}`
}

export default {
  label: 'Excalidraw',
  services: ['postit'],
  // Letters, digits, `_` and `-`, of any length: the pattern beside the one for the 22 characters of the key.
  name: { alphabet: 'portable', max: 60, typed: true, lasting: true },
  keyed: true,
  room,
} satisfies Software
