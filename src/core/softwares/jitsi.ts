import { ask, at, type Options, type Software } from './contract.ts'

/**
 * The language is asked by `lang` (jitsi/jitsi-meet react/features/base/i18n/languageDetector.web.ts): the handbook's
 * `config.defaultLanguage` is not among the keys a link may set (react/features/base/config/configWhitelist.ts).
 * Those go into the fragment, joined by `&`, each value in JSON (react/features/base/util/parseURLParams.ts).
 */
function room(base: string, name: string, options?: Options): string {
  const wishes = [
    ...(options?.muted ? ['config.startWithAudioMuted=true', 'config.startWithVideoMuted=true'] : []),
    ...(options?.firstPartyOnly ? ['config.disableThirdPartyRequests=true'] : []),
  ]
  const address = ask(at(base, name), { lang: options?.language })
  return wishes.length > 0 ? `${address}#${wishes.join('&')}` : address
}

export default {
  label: 'Jitsi Meet',
  services: ['visio'],
  takes: ['language', 'muted', 'firstPartyOnly'],
  // The Apache template it ships accepts letters and digits only (doc/debian/jitsi-meet/jitsi-meet.example-apache),
  // and the client folds case (react/features/base/util/uri.ts). It sets no length.
  name: { alphabet: 'alphanumeric', max: 60, typed: true, lasting: false },
  ephemeral: true,
  room,
} satisfies Software
