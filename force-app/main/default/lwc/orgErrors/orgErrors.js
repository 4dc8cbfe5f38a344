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

function listOf(error) {
    return Array.isArray(error) ? error : [error];
}

function messagesOf(error) {
    // several faults of the UI API: body is a list
    if (Array.isArray(error?.body)) {
        return error.body.map(({ message }) => message);
    }
    // an exception in Apex, or one fault of the UI API: body has a message
    if (typeof error?.body?.message === 'string') {
        return [error.body.message];
    }
    // an Error of JavaScript, or a text
    return [error?.message ?? (typeof error === 'string' ? error : '')];
}
