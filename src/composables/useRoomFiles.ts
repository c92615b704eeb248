import { useI18n } from 'vue-i18n'
import { columns, writeCsv, type Column } from '../core/myrooms/csv.ts'
import { writeRooms } from '../core/myrooms/exchange.ts'
import type { Room } from '../core/myrooms/room.ts'
import { useFiles } from './useFiles.ts'

/** The list as files to take along. Each function gives the name of what it saved. */
export function useRoomFiles() {
  const { t } = useI18n()
  const { save } = useFiles()

  function dated(ending: string, type: string, text: string): string {
    const now = new Date()
    const two = (part: number) => String(part).padStart(2, '0')
    const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
    const name = `${t('rooms.file')}-${day}.${ending}`
    save(name, type, text)
    return name
  }

  return {
    saveList: (rooms: readonly Room[], secrets: boolean): string =>
      dated('json', 'application/json', writeRooms(rooms, Date.now(), { secrets })),
    saveTable: (rooms: readonly Room[]): string =>
      dated(
        'csv',
        'text/csv',
        writeCsv(rooms, {
          columns: Object.fromEntries(
            columns.map(column => [column, t(`rooms.columns.${column}`)]),
          ) as Record<Column, string>,
          service: service => t(`rooms.kinds.${service}`),
        }),
      ),
  }
}
