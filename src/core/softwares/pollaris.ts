import { ask, at, type Software } from './contract.ts'

export default {
  label: 'Pollaris',
  services: ['date'],
  takes: ['poll'],
  // The types of src/Entity/Poll.php, read by src/Controller/PollsController.php (pollaris/pollaris on framagit).
  open: (base, options) =>
    ask(at(base, 'polls', 'new'), { type: options?.poll === 'choices' ? 'classic' : 'date' }),
} satisfies Software
