import { watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRoute } from 'vue-router'
import { useInstallStore } from '../stores/install.ts'

/**
 * Lets the browser know that the portal is an app, in the language of the page. Late, since the browser then fetches
 * the manifest and an icon; never for a page that stands apart, which asks for nothing, not even of this site.
 */
export function useManifest(): void {
  const { locale } = useI18n()
  const route = useRoute()
  const install = useInstallStore()

  install.listen()
  const tell = () => route.meta['apart'] || install.tell(locale.value)
  watch([locale, () => route.meta['apart']], tell, { immediate: true })
}
