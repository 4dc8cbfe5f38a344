import KEYS_STAY from '@salesforce/label/c.Tollbridge_Setup_Keys_Stay';
import KEY_NAME from '@salesforce/label/c.Tollbridge_Setup_Key_Name';
import KEY_READER from '@salesforce/label/c.Tollbridge_Setup_Key_Reader';
import UNPAIRED from '@salesforce/label/c.Tollbridge_Setup_Unpaired';
import UNPAIRED_HERE from '@salesforce/label/c.Tollbridge_Setup_Unpaired_Here';
import UNPAIRED_NEITHER from '@salesforce/label/c.Tollbridge_Setup_Unpaired_Neither';

/** A key that Salesforce did not take. @typedef {{ id: string, name: string, value: string }} LeftOver */

/**
 * What is to be said once the pairing has ended: who was told, and which keys are left.
 * @param {Tollbridge.Unpairing} unpairing
 */
export function saidOf({ isTold, isForgotten }) {
    if (isForgotten) {
        return isTold ? UNPAIRED : UNPAIRED_HERE;
    }
    return isTold ? KEYS_STAY : UNPAIRED_NEITHER;
}

/**
 * The keys that a person must store, as Salesforce did not.
 * @param {Tollbridge.PairingOutcome} outcome
 * @returns {LeftOver[]}
 */
export function keysOf({ key, readerKey }) {
    return [
        { id: 'key', name: KEY_NAME, value: key ?? '' },
        { id: 'reader-key', name: KEY_READER, value: readerKey ?? '' }
    ].filter(({ value }) => value);
}
