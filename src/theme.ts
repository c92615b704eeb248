// Put into every page as text (src/build/plugin.ts), before its style: what was chosen in the settings holds from the
// first paint on. Nothing but these very words is believed, whatever the device holds.

try {
  const root = document.documentElement.dataset
  for (const setting of ['theme', 'font', 'opens']) {
    const value = localStorage.getItem('entraide.' + setting)
    if (value && /^(theme (light|dark)|font legible|opens (here|shown))$/.test(`${setting} ${value}`))
      root[setting] = value
  }
  // The bars around the page, too, as stores/settings.ts does after a change.
  for (const meta of document.querySelectorAll<HTMLMetaElement>('[name=theme-color]'))
    if (root['theme']) meta.media = meta.media.includes(root['theme']) ? 'all' : 'not all'
} catch {
  // Storage refused: the device decides.
}
