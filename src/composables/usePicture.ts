import { ref, shallowRef, watch } from 'vue'
import { cleaned } from '../core/picture/cleaning.ts'

/** What of a chosen picture is ready to be sent: cleaned of what it hides, unless the visitor wants it as it is. */
export function usePicture() {
  const chosen = shallowRef<File>()
  const clean = ref(true)
  const ready = shallowRef<File>()
  const state = ref<'none' | 'strange' | 'cleaning' | 'cleaned' | 'redrawn' | 'stubborn' | 'whole'>('none')
  /** As an address that the policy of the page allows: what is seen is what is sent. */
  const preview = ref<string>()

  let turn = 0
  watch([chosen, clean], async ([file, wished]) => {
    const mine = ++turn
    ready.value = preview.value = undefined
    if (!file || isStrange(file)) return void (state.value = file ? 'strange' : 'none')
    state.value = 'cleaning'
    const made = wished ? await withoutSecrets(file) : ({ file, how: 'whole' } as const)
    const seen = made && (await addressOf(made.file))
    // Another was chosen meanwhile.
    if (mine !== turn) return
    state.value = made?.how ?? 'stubborn'
    ready.value = made?.file
    preview.value = seen
  })

  return { chosen, clean, ready, state, preview }
}

const isStrange = ({ size, type }: File): boolean => size === 0 || (type !== '' && !type.startsWith('image/'))

/** Without its name either, which often is a date. `undefined`: this browser cannot even see it. */
async function withoutSecrets(file: File) {
  const found = cleaned(new Uint8Array(await file.arrayBuffer()))
  if (found) {
    const { bytes, type, ending } = found
    return { file: new File([new Uint8Array(bytes)], `image.${ending}`, { type }), how: 'cleaned' as const }
  }
  const blob = await redrawn(file)
  if (!blob) return undefined
  const name = blob.type === 'image/png' ? 'image.png' : 'image.jpg'
  return { file: new File([blob], name, { type: blob.type }), how: 'redrawn' as const }
}

/** The same picture, painted: nothing else of it is left. The browser turns it as it asks to be. */
async function redrawn(file: File): Promise<Blob | null> {
  const image = new Image()
  image.src = (await addressOf(file)) ?? ''
  const isSeen = await image.decode().then(
    () => true,
    () => false,
  )
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d')
  if (!isSeen || !context) return null
  canvas.width = image.naturalWidth
  canvas.height = image.naturalHeight
  context.drawImage(image, 0, 0)
  // Photographs have no holes; what has some would turn black as a photograph.
  const type = /hei[cf]|jpe?g|tiff/.test(file.type) ? 'image/jpeg' : 'image/png'
  return new Promise(resolve => canvas.toBlob(resolve, type, 0.92))
}

/** Beyond this, looking at it would take longer than sending it. */
const seeable = 30_000_000

function addressOf(file: File): Promise<string | undefined> {
  if (file.size > seeable) return Promise.resolve(undefined)
  return new Promise(resolve => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => resolve(undefined)
    reader.readAsDataURL(file)
  })
}
