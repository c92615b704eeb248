import { PassThrough } from 'node:stream'
import { expect, test, vi } from 'vitest'
import { mindOutlet } from '../../src/cli/outlet.ts'

const complained = vi.spyOn(console, 'error').mockReturnValue()

function endsBy(code: string): number[] {
  const [outlet, ends] = [new PassThrough(), [] as number[]]
  mindOutlet(outlet, end => ends.push(end))
  outlet.emit('error', Object.assign(new Error(`${code}: write`), { code, syscall: 'write' }))
  return ends
}

test('who stops reading, as head does, ends a command without a word', () => {
  expect(endsBy('EPIPE')).toEqual([141])
  expect(complained).not.toHaveBeenCalled()
})

test('what a full disk keeps from being said is told of', () => {
  expect(endsBy('ENOSPC')).toEqual([1])
  expect(complained).toHaveBeenLastCalledWith(expect.stringContaining('tip: make room on the disk'))
})
