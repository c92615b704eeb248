import { ask, at, type Software } from './contract.ts'

export default {
  label: 'Framadate',
  services: ['date'],
  takes: ['language', 'poll'],
  // The types of the home page's own buttons: framasoft/framadate tpl/index.tpl. `lang` is read before the session
  // and the browser's wish: olivierperez/o80-i18n src/o80/i18n/I18N.php.
  open: (base, options) =>
    ask(at(base, 'create_poll.php'), {
      type: options?.poll === 'choices' ? 'autre' : 'date',
      lang: options?.language,
    }),
} satisfies Software
