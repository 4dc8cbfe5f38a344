const CLOSE_AFTER_MS = 1000

const page = document.querySelector('main')
const { handshakeId, state } = page.dataset

if (handshakeId) {
  const channel = new BroadcastChannel('tollbridge-handshake')
  channel.postMessage({ handshakeId, state })
  channel.close()
}

// The code in the address is spent; it does not have to stay in the history.
history.replaceState(null, '', location.pathname)

document.getElementById('close').addEventListener('click', () => window.close())
if (state === 'connected') setTimeout(() => window.close(), CLOSE_AFTER_MS)
