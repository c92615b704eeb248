import { expect, it } from 'vitest'
import { turns } from '../../../src/cli/probe/turns.ts'

it('lets so many work at once, the others in their order, also after one failed', async () => {
  const inTurn = turns(2)
  const begun: number[] = []
  const ends: (() => void)[] = []
  const works = [0, 1, 2, 3].map(i =>
    inTurn(async () => {
      begun.push(i)
      await new Promise<void>(
        (resolve, reject) => (ends[i] = i === 0 ? () => reject(new Error('no')) : resolve),
      )
      return i
    }),
  )
  const failed = expect(works[0]).rejects.toThrow('no')
  await expect.poll(() => begun).toEqual([0, 1])
  ends[0]?.()
  await failed
  await expect.poll(() => begun).toEqual([0, 1, 2])
  ends[1]?.()
  await expect.poll(() => begun).toEqual([0, 1, 2, 3])
  ends[2]?.()
  ends[3]?.()
  expect(await Promise.all(works.slice(1))).toEqual([1, 2, 3])
})
