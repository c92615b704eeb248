import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { h } from 'vue'
import RoomFields from '../../src/components/RoomFields.vue'
import { useLaunch, type Launch } from '../../src/composables/useLaunch.ts'
import type { ServiceId } from '../../src/core/services.ts'
import type { SoftwareId } from '../../src/core/softwares/index.ts'
import { instance } from '../core/instances.ts'
import { all, description, isChecked, names, open, press, the, type, words } from './page.ts'

const renamed = vi.fn()
let launch: Launch
let page: Awaited<ReturnType<typeof open>>

/** The fields of one card, with a kitten that runs this software, or none yet. */
async function show(service: ServiceId, software?: SoftwareId): Promise<void> {
  page = await open(
    () => {
      launch = useLaunch(service)
      return () => h(RoomFields, { launch, onRename: renamed })
    },
    software ? { instances: [instance('a', software)] } : {},
  )
}

beforeEach(() => renamed.mockClear())
afterEach(() => page.close())

const title = () => the('textbox', 'Nom du pad (facultatif)')
const hard = () => the('checkbox', 'Nom difficile à deviner')

describe('the name of a room', () => {
  it('is shown before anything is typed, and read with the field', async () => {
    await show('pad', 'etherpad')
    expect(launch.target?.name).toMatch(/^\w+-\w+(-\w{4}){3}$/)
    expect(description(title())).toContain(`Dans le lien : ${launch.target?.name}`)
  })

  it('follows what is typed, and its random part stays', async () => {
    await show('pad', 'etherpad')
    const tail = launch.target?.name?.slice(-14)
    await type('Fête d’été', title())
    expect(words()).toContain(`Dans le lien : fete-d-ete-${tail}`)
  })

  it('is not shown while there is no kitten', async () => {
    await show('pad')
    expect(words()).not.toContain('Dans le lien')
    await type('Fête', title())
    expect(launch.draft.title).toBe('Fête')
  })

  it('can be drawn again, by a button that says for what', async () => {
    await show('pad', 'etherpad')
    await press(the('button', 'Tirer un autre nom pour : Écrire à plusieurs'))
    expect(renamed).toHaveBeenCalledOnce()
  })

  it('is shown in whatever direction it is written', async () => {
    await show('pad', 'etherpad')
    expect(title().getAttribute('dir')).toBe('auto')
  })

  it('cannot reach a server through the form: the field has no name of its own', async () => {
    await show('pad', 'etherpad')
    expect(title().hasAttribute('name')).toBe(false)
  })
})

describe('a name that is hard to guess', () => {
  it('is not a question while there is no title', async () => {
    await show('pad', 'etherpad')
    expect(all('checkbox')).toEqual([])
    await type(' !?', title())
    expect(all('checkbox')).toEqual([])
  })

  it('is the rule; giving it up is said to let strangers in', async () => {
    await show('pad', 'etherpad')
    await type('Fête', title())
    expect(isChecked(hard())).toBe(true)
    expect(description(hard())).toContain('quiconque devine ce nom peut entrer')
    await press(hard())
    expect(isChecked(hard())).toBe(false)
    expect(launch.target?.name).toBe('fete')
    await press(hard())
    expect(launch.target?.name).toMatch(/^fete(-\w{4}){3}$/)
  })
})

describe('what is asked', () => {
  it.each<[ServiceId, SoftwareId, string[], string[]]>([
    ['pad', 'cryptpad', [], []],
    ['visio', 'jitsi', ['Nom de la réunion (facultatif)'], ['Entrer micro et caméra coupés']],
    ['visio', 'mirotalk', ['Nom de la réunion (facultatif)'], []],
    ['calc', 'ethercalc', ['Nom du tableur (facultatif)'], []],
    ['drop', 'lufi', [], []],
  ])('of %s at %s is what its links can carry', async (service, software, fields, boxes) => {
    await show(service, software)
    expect(names('textbox')).toEqual(fields)
    expect(names('checkbox')).toEqual(boxes)
  })

  it('enters a call silent unless the visitor says otherwise', async () => {
    await show('visio', 'jitsi')
    const muted = the('checkbox', 'Entrer micro et caméra coupés')
    expect(isChecked(muted)).toBe(true)
    expect(launch.target?.address).toContain('startWithAudioMuted=true')
    await press(muted)
    expect(isChecked(muted)).toBe(false)
    expect(launch.target?.address).not.toContain('startWithAudioMuted')
  })

  it('polls for dates unless the visitor says otherwise', async () => {
    await show('date', 'framadate')
    expect(names('group')).toEqual(['Le sondage porte sur'])
    expect(isChecked(the('radio', 'des dates'))).toBe(true)
    expect(launch.target?.address).toContain('type=date')
    await press(the('radio', 'autre chose'))
    expect(isChecked(the('radio', 'autre chose'))).toBe(true)
    expect(launch.target?.address).toContain('type=autre')
  })
})
