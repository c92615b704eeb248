import { diskTrouble } from './disk.ts'

/** What a shell says of a program whose reader went away. */
const unread = 128 + 13

/** Ends this program when nobody reads what it says any more, as with `| head`, or it can be written nowhere. */
export function mindOutlet(outlet: NodeJS.EventEmitter, end: (code: number) => void = process.exit): void {
  outlet.on('error', (error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EPIPE') {
      end(unread)
      return
    }
    console.error(diskTrouble(error).trimEnd())
    end(1)
  })
}
