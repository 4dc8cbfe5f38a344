const PATH = '/api/v1/events'
const EVERY = 10_000

/** The stream of the companion, and looks every ten seconds for as long as it is broken. */
class Following {
  private readonly look: () => void
  private source: EventSource
  private timer?: ReturnType<typeof setInterval>

  constructor(look: () => void) {
    this.look = look
    this.source = this.listen()
  }

  private listen() {
    const source = new EventSource(PATH)
    source.addEventListener('connection', () => {
      this.look()
    })
    source.onopen = () => {
      this.rest()
    }
    source.onerror = () => {
      this.poll()
    }
    return source
  }

  private poll() {
    this.timer ??= setInterval(() => {
      this.lookAgain()
    }, EVERY)
  }

  /** A browser tries a broken stream again by itself, but not one that was refused. */
  private lookAgain() {
    if (this.source.readyState === EventSource.CLOSED) this.source = this.listen()
    this.look()
  }

  /** The stream is back. It may have missed events while it was away. */
  private rest() {
    if (this.timer) this.look()
    clearInterval(this.timer)
    this.timer = undefined
  }

  stop(): void {
    this.source.close()
    clearInterval(this.timer)
    this.timer = undefined
  }
}

/**
 * Calls back whenever the tenant's connection may have changed, here or in another browser. A page that cannot be seen
 * keeps no stream open, because a browser allows only a few at once. Call what it returns to stop.
 */
export function followConnection(look: () => void): () => void {
  let following: Following | undefined = new Following(look)
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
