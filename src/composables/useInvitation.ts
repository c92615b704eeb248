import { useI18n } from 'vue-i18n'
import { mailto } from '../core/invitation.ts'
import type { Room } from '../core/myrooms/room.ts'
import { lasting } from '../core/retention.ts'
import { useFormat } from './useFormat.ts'

/** What to write to those one wants to have in a room, in the words of the page: never what lets one own or delete it. */
export function useInvitation() {
  const { t } = useI18n()
  const format = useFormat()

  function kept({ expiry }: Room): string {
    if (!expiry) return ''
    const { after, amount, unit } = lasting(expiry)
    return t(`invitation.kept.${after}`, { duration: format.unit(amount, unit, 'long') })
  }

  const what = ({ service, name }: Room): string =>
    service ? t(`invitation.what.${service}`, { name }) : t('invitation.what.other', { name })

  return (room: Room) => {
    const subject = t('invitation.subject', { name: room.name })
    const facts = [
      // Of hosts the portal does not know, it does not know this either.
      t('invitation.open') + (room.provider ? ` ${t('invitation.account')}` : ''),
      room.keyless ? t('invitation.keyless') : '',
      room.once ? t('invitation.once') : '',
      room.locked ? t('invitation.locked') : '',
      kept(room),
      t('invitation.host', { host: room.host }),
    ]
    const parts = [t('invitation.hello'), what(room), room.url, facts.filter(Boolean).join('\n')]
    const text = parts.join('\n\n')
    return { text, mail: mailto(subject, text) }
  }
}
