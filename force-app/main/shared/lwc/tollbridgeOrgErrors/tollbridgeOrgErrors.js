import UNKNOWN from '@salesforce/label/c.Tollbridge_Error_Unknown';

/**
 * What went wrong, as sentences for the reader, whatever shape the platform gave the error.
 * @param {unknown} error of a wire, an Apex call or JavaScript; one or several
 * @returns {string[]} at least one, none twice
 */
export function reasonsOf(error) {
    const reasons = listOf(error).flatMap(messagesOf).filter(Boolean);
    return reasons.length > 0 ? [...new Set(reasons)] : [UNKNOWN];
}

/** @param {unknown} error */
function listOf(error) {
    return Array.isArray(error) ? error : [error];
}

/**
 * @param {any} error
 * @returns {string[]}
 */
function messagesOf(error) {
    if (typeof error === 'string') {
        return [error];
    }
    // several faults of the UI API: body is a list
    if (Array.isArray(error?.body)) {
        return error.body.flatMap(messagesOf);
    }
    // an exception in Apex, or one fault of the UI API: body has a message; an Error of JavaScript has its own
    return [error?.body?.message ?? error?.message];
}
