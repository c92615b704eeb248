/**
 * What PrivateBin's page does with the key in its own address, as people see it: it fetches the paste, decrypts it with the
 * browser's cryptography and shows the text, and asks first where reading destroys (PrivateBin/PrivateBin
 * js/privatebin.js: Model.getPasteKey, CryptTool.decipher, PasteDecrypter). None of it is the portal's code.
 */
export const pasteScript = `
const id = [...new URL(location).searchParams.keys()].find(name => /^[a-z0-9]{16}$/.test(name))
const element = name => document.getElementById(name)
const bytes = text => Uint8Array.from(text, sign => sign.charCodeAt(0))
let held

function keyOf(fragment) {
  const signs = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
  let number = 0n
  for (const sign of fragment) number = number * 58n + BigInt(signs.indexOf(sign))
  return number.toString(16).padStart(64, '0').match(/../g).map(pair => parseInt(pair, 16))
}

async function decipher(password) {
  const spec = held.adata[0]
  const key = keyOf(location.hash.replace(/^#-?/, '').replace(/&.*/, ''))
  const material = await crypto.subtle.importKey('raw', new Uint8Array([...key, ...bytes(password)]), { name: 'PBKDF2' }, false, ['deriveKey'])
  const derivation = { name: 'PBKDF2', salt: bytes(atob(spec[1])), iterations: spec[2], hash: { name: 'SHA-256' } }
  const secret = await crypto.subtle.deriveKey(derivation, material, { name: 'AES-GCM', length: spec[3] }, false, ['decrypt'])
  const how = { name: 'AES-GCM', iv: bytes(atob(spec[0])), additionalData: bytes(JSON.stringify(held.adata)), tagLength: spec[4] }
  const plain = await crypto.subtle.decrypt(how, secret, bytes(atob(held.ct)))
  return JSON.parse(new TextDecoder().decode(plain)).paste
}

async function show(password) {
  try {
    element('prettyprint').textContent = await decipher(password)
    document.body.dataset.read = 'yes'
    element('passwordform').hidden = true
  } catch {
    if (password) element('errormessage').textContent = 'Could not decrypt data. Did you enter a wrong password?'
    element('passwordform').hidden = false
  }
}

async function load() {
  element('loadconfirm').hidden = true
  const answer = await fetch(location.pathname + '?pasteid=' + id, { headers: { 'X-Requested-With': 'JSONHttpRequest' } })
  held = await answer.json()
  if (held.status === 0) await show('')
  else element('errormessage').textContent = held.message
}

element('passwordform').onsubmit = event => {
  event.preventDefault()
  show(element('passworddecrypt').value)
}
element('loadconfirm').onclick = load
if (id && location.hash.startsWith('#-')) element('loadconfirm').hidden = false
else if (id && location.hash) load()
`

export const pasteForm = `
<textarea id="message"></textarea>
<div id="errormessage" role="alert"></div>
<button id="loadconfirm" hidden>Yes, see it</button>
<form id="passwordform" hidden><input id="passworddecrypt" type="password"><button>Decrypt</button></form>
<pre id="prettyprint"></pre>`
