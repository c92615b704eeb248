import { bringFromDebian, present, startable, type Machine } from './debian.ts'

const names = ['firefox-esr', 'firefox']

/** The path of a Firefox: one that is here, else Debian's; undefined, after saying why, where there is none. */
export async function firefox(machine: Machine): Promise<string | undefined> {
  const given = machine.env['FIREFOX']
  if (given) return startable(machine, given, 'FIREFOX')

  const here = await present(machine, names)
  if (here !== undefined) return here
  await bringFromDebian(machine, ['firefox-esr'], 'No Firefox here: installing the one that Debian offers.')
  const brought = await present(machine, names)
  if (brought === undefined)
    console.error(
      'No Firefox was found, and none could be installed: install one, or set FIREFOX to its path.',
    )
  return brought
}
