/** The test browser lays nothing out: observers that report only what a test tells them through `last.tell`. */
class Observer {
  constructor(callback) {
    this.callback = callback
    this.constructor.last = this
  }

  observe() {}

  disconnect() {}
}

/** Tells how wide an element is. */
globalThis.ResizeObserver = class ResizeObserver extends Observer {
  tell(width) {
    this.callback([{ contentRect: { width } }])
  }
}

/** Tells whether an element is in sight. */
globalThis.IntersectionObserver = class IntersectionObserver extends Observer {
  tell(isIntersecting) {
    this.callback([{ isIntersecting }])
  }
}
