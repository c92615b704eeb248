import { expect, test } from 'vitest'
import { diskTrouble } from '../../src/cli/disk.ts'

const denied = Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES', syscall: 'open' })

test('a command that may write elsewhere says how, and no other does', () => {
  expect(diskTrouble(denied)).toContain(
    'tip: let this user write there, or choose another folder with --out\n',
  )
  expect(diskTrouble(denied, false)).toContain('tip: let this user write there\n')
})

test('what is about no file is not explained away', () => {
  expect(() => diskTrouble(new Error('a bug'))).toThrow('a bug')
})
