import { onUnmounted } from 'vue'

/** Files made on the page, saved by the browser as if they had been fetched. Nothing leaves the device. */
export function useFiles() {
  const addresses: string[] = []
  // Not sooner: some browsers ask where to save before they read.
  onUnmounted(() => addresses.forEach(address => URL.revokeObjectURL(address)))

  function save(name: string, type: string, text: string): void {
    const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
    addresses.push(address)
    const link = document.createElement('a')
    Object.assign(link, { href: address, download: name })
    link.click()
  }

  return { save }
}
