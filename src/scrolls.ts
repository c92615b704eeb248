// vue-router reads how far pages were scrolled as soon as it is loaded. Where there is nothing it throws, and catches, an
// error; to say where, V8 would parse the whole application a second time.
try {
  sessionStorage['vue-router:scroll'] ??= '{}'
} catch {
  // Nothing can be kept here.
}
