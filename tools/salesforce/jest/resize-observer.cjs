/** The test browser lays nothing out: an observer that reports only what a test tells it through `tell`. */
class ResizeObserver {
  static last

  constructor(callback) {
    this.tell = (width) => callback([{ contentRect: { width } }])
    ResizeObserver.last = this
  }

  observe() {}

  disconnect() {
    this.tell = () => {}
  }
}

globalThis.ResizeObserver = ResizeObserver
