import { ref } from 'vue'
import type { Instance } from '../core/pool.ts'
import * as abouts from '../core/softwares/abouts.ts'
import type { FormHandover, Handover, HandoverId, ParameterHandover } from '../core/softwares/contract.ts'

/** A form that leads to an instance: where to, and once only. */
export function useSending({ software, url }: Instance, id: HandoverId, target: '_blank' | '_self') {
  const known: Handover | undefined = abouts[software].handovers?.[id]
  const form: FormHandover | undefined = known?.by === 'form' ? known : undefined
  const parameter: ParameterHandover | undefined = known?.by === 'parameter' ? known : undefined
  const sent = ref(false)
  /** Whether it was held back because there is no network: what was typed would be lost with the page that does not come. */
  const offline = ref(false)

  /** Lets the browser send the form that is being submitted, unless it was sent, or cannot be; then says so. */
  function send(event: Event, then: () => void): void {
    offline.value = !navigator.onLine
    if (sent.value || offline.value) return event.preventDefault()
    sent.value = true
    // The browser sends only a form that is still in the page.
    setTimeout(then)
  }

  /** Neither the tool's page nor its host learns where the visitor comes from. */
  const away = {
    action: new URL(known?.path ?? '', url).href,
    method: parameter ? 'get' : 'post',
    target,
    rel: 'noopener noreferrer',
    novalidate: true,
    ...(form?.multipart && { enctype: 'multipart/form-data' }),
  }
  return { form, parameter, away, sent, offline, send }
}
