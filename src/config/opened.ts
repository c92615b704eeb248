import { namesRooms, type Options, type Software } from '../core/softwares/contract.ts'

const base = 'https://host.example.org/'
const name = 'entraide0name'
const key = 'A'.repeat(22)

/**
 * The base address, when what was given is one of the software's own rooms or creation pages: a pad's link pasted
 * instead of the front page. Software that puts rooms directly below its base cannot be told from a path prefix.
 */
export function baseBehind(software: Software, address: string): string | undefined {
  const url = new URL(address)
  const steps = url.pathname.split('/').filter(step => step !== '')
  for (const appended of pathsOf(software)) {
    const rest = steps.length - appended.length
    const same = appended.every((step, i) => step === name || step === steps[rest + i])
    if (rest < 0 || !same) continue
    return [url.origin, ...steps.slice(0, rest), ''].join('/')
  }
}

/** What the software appends to its base, in steps, with the name and without: only what is not the name alone. */
function pathsOf(software: Software): string[][] {
  return addressesOf(software)
    .map(address => new URL(address).pathname.split('/').filter(step => step !== ''))
    .flatMap(steps => [steps, steps.filter(step => step !== name)])
    .filter(steps => steps.some(step => step !== name))
}

function addressesOf(software: Software): string[] {
  const wishes: Options[] = [{}, { poll: 'dates' }, { poll: 'choices' }, { language: 'fr' }]
  const options = [...wishes, ...software.services.map(service => ({ service }))]
  if (!namesRooms(software)) return options.map(option => software.open(base, option))
  return options.flatMap(option => [
    software.room(base, name, { ...option, key }),
    ...(software.share ? [software.share(base, name)] : []),
  ])
}
