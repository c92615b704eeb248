import { onScopeDispose, ref, shallowRef } from 'vue'
import type { Refusal } from '../core/paste/answer.ts'
import { pasteAddress, seal, type Sealed, type Terms } from '../core/paste/sealing.ts'
import { usualSpans } from '../core/paste/spans.ts'
import type { Instance } from '../core/pool.ts'
import { askSpans, send } from '../stores/pastes.ts'

/** A text that its host holds: what opens it, and what deletes it. */
export interface Paste {
  address: string
  deleteToken?: string
}

/** Sealing a text here and giving it to one host. Who leaves takes back what is under way. */
export function usePaste({ url }: Instance) {
  const spans = shallowRef(usualSpans)
  /** That the host would not say how long it keeps what it is given. */
  const untold = ref(false)
  const busy = ref(false)
  const refusal = shallowRef<Refusal>()
  let under: AbortController | undefined
  onScopeDispose(() => under?.abort())

  async function ask(): Promise<void> {
    const asking = new AbortController()
    onScopeDispose(() => asking.abort())
    const answer = await askSpans(url, asking)
    if (answer) spans.value = answer
    untold.value = !answer
  }

  /** Nothing while another is under way, and where it failed: then `refusal` says why. */
  async function create(text: string, terms: Terms): Promise<Paste | undefined> {
    if (busy.value) return undefined
    busy.value = true
    refusal.value = undefined
    under = new AbortController()
    const answer = await give(url, text, terms, under)
    busy.value = false
    if ('address' in answer) return answer
    refusal.value = answer
    return undefined
  }

  return { spans, untold, busy, refusal, ask, create }
}

async function give(
  base: string,
  text: string,
  terms: Terms,
  stop: AbortController,
): Promise<Paste | Refusal> {
  const sealed = await sealHere(text, terms)
  if (!sealed) return { failure: 'impossible' }
  const answer = await send(base, sealed.body, stop)
  if ('failure' in answer) return answer
  const { id, ...rest } = answer
  return { address: pasteAddress(base, id, sealed.key, terms.burn), ...rest }
}

/** Nothing where this browser cannot: cryptography is for secure pages only, and memory has an end. */
async function sealHere(text: string, terms: Terms): Promise<Sealed | undefined> {
  try {
    const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
    return await seal(text, terms, random, crypto.subtle)
  } catch {
    return undefined
  }
}
