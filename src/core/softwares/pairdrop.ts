import { ask, at, type Software } from './contract.ts'

export default {
  label: 'PairDrop',
  services: ['drop'],
  ephemeral: true,
  // Makes a room and shows its QR code; an id of one's own is refused: schlagmichdoch/PairDrop public/scripts/ui.js.
  open: base => ask(at(base, ''), { init: 'public_room' }),
} satisfies Software
