/** Observers that report only what a test sends by `last.tell`, since the test browser has no layout. */
class Observer {
  constructor(callback) {
    this.callback = callback
    this.constructor.last = this
  }

  observe() {}

  disconnect() {}
}

/** Reports the width of an element. */
globalThis.ResizeObserver = class ResizeObserver extends Observer {
  tell(width) {
    this.callback([{ contentRect: { width } }])
  }
}

/** Reports whether an element is visible. */
globalThis.IntersectionObserver = class IntersectionObserver extends Observer {
  tell(isIntersecting) {
    this.callback([{ isIntersecting }])
  }
}
