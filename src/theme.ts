// Put into every page as text (src/site/page.ts), before its style, so it is kept short: what was chosen in the
// settings holds from the first paint on. Only these very words are believed, whatever the device holds.

try {
  const root = document.documentElement.dataset
  // A start page of a computer that many use says so once: the address bar need not.
  const plain = location.href.replace(/poste=partage&?/, '')
  if (plain !== location.href) {
    root['shared'] = 'yes'
    history.replaceState(0, '', plain)
    localStorage['entraide.shared'] = 'yes'
  }
  for (const setting of ['theme', 'font', 'opens', 'rooms', 'shared']) {
    const value: string = localStorage[`entraide.${setting}`]
    if (/^(theme(light|dark)|fontlegible|opens(here|shown)|rooms\d+|sharedyes)$/.test(setting + value))
      root[setting] = value
  }
  // The bars around the page too, as stores/settings.ts does after a change.
  if (root['theme'])
    for (const meta of document.querySelectorAll<HTMLMetaElement>('[media]'))
      meta.media = meta.media.match(root['theme']) ? '' : 'not all'
} catch {
  // Storage refused: the device decides.
}
