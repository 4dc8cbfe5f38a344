const MINUTE = 60_000;

/**
 * Looks again every minute while the page can be seen, and at once when it comes back into sight after longer.
 * @param {() => void} look
 * @returns {() => void} stops looking
 */
export function everyMinute(look) {
    let last = Date.now();
    const lookAgain = () => {
        if (document.hidden) return;
        last = Date.now();
        look();
    };
    const handleSight = () => Date.now() - last >= MINUTE && lookAgain();
    const timer = setInterval(lookAgain, MINUTE);
    document.addEventListener('visibilitychange', handleSight);
    return () => {
        clearInterval(timer);
        document.removeEventListener('visibilitychange', handleSight);
    };
}
