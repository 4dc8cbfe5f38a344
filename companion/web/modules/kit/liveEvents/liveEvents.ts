const PATH = '/api/v1/events'
const EVERY = 10_000

/** The stream of the companion, and looks every ten seconds for as long as it is broken. */
class Following {
  constructor(look) {
    this.look = look
    this.listen()
  }

  listen() {
    this.source?.close()
    this.source = new EventSource(PATH)
    this.source.addEventListener('connection', () => this.look())
    this.source.onopen = () => this.rest()
    this.source.onerror = () => this.poll()
  }

  poll() {
    this.timer ??= setInterval(() => this.lookAgain(), EVERY)
  }

  /** A browser tries a broken stream again by itself, but not one that was refused. */
  lookAgain() {
    if (this.source.readyState === EventSource.CLOSED) this.listen()
    this.look()
  }

  /** The stream is back; what happened meanwhile may have passed it by. */
  rest() {
    if (this.timer) this.look()
    clearInterval(this.timer)
    this.timer = undefined
  }

  stop() {
    this.source.close()
    clearInterval(this.timer)
    this.timer = undefined
  }
}

/**
 * Calls back whenever the tenant's connection may have changed, here or in another browser. A page that cannot be seen
 * keeps no stream open, because a browser allows only a few at once.
 * @param {() => void} look
 * @returns {() => void} stops following
 */
export function followConnection(look) {
  let following = new Following(look)
  const handleSight = () => {
    following?.stop()
    following = document.hidden ? undefined : new Following(look)
    if (following) look()
  }
  document.addEventListener('visibilitychange', handleSight)
  return () => {
    following?.stop()
    document.removeEventListener('visibilitychange', handleSight)
  }
}
