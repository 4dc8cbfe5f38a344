/**
 * Looks again and again while the page can be seen, and at once when it comes back into sight after longer.
 * @param {() => void} look
 * @param {number} every in milliseconds
 * @returns {() => void} stops looking
 */
export function whileSeen(look, every) {
  let last = Date.now()
  const lookAgain = () => {
    if (document.hidden) return
    last = Date.now()
    look()
  }
  const handleSight = () => Date.now() - last >= every && lookAgain()
  const timer = setInterval(lookAgain, every)
  document.addEventListener('visibilitychange', handleSight)
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', handleSight)
  }
}
