/**
 * Looks again every so many milliseconds while the page can be seen, and at once when it comes back into sight after
 * longer. Call what it returns to stop.
 */
export function whileSeen(look: () => void, every: number): () => void {
  let last = Date.now()
  const lookAgain = () => {
    if (document.hidden) return
    last = Date.now()
    look()
  }
  const handleSight = () => {
    if (Date.now() - last >= every) lookAgain()
  }
  const timer = setInterval(lookAgain, every)
  document.addEventListener('visibilitychange', handleSight)
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', handleSight)
  }
}
