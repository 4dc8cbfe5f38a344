import ADDRESS from '@salesforce/label/c.Tollbridge_Companion_Address';
import ADDRESS_TEXT from '@salesforce/label/c.Tollbridge_Companion_Address_Text';
import DOWN from '@salesforce/label/c.Tollbridge_Marketo_Unreachable';
import DOWN_TEXT from '@salesforce/label/c.Tollbridge_Marketo_Unreachable_Text';
import NO_ACCESS from '@salesforce/label/c.Tollbridge_Companion_No_Access';
import NO_ACCESS_TEXT from '@salesforce/label/c.Tollbridge_Companion_No_Access_Text';
import NO_KEY from '@salesforce/label/c.Tollbridge_Companion_No_Key';
import NO_KEY_TEXT from '@salesforce/label/c.Tollbridge_Companion_No_Key_Text';

/** @typedef {{ title: string, text: string, icon: string, variant: string }} Notice */

/**
 * Why the companion gives no answer, and what to do, by the state that Apex reports.
 * @type {ReadonlyMap<string, Notice>}
 */
export const FAULTS = new Map([
    ['wrong-address', { title: ADDRESS, text: ADDRESS_TEXT, icon: 'utility:world', variant: 'warning' }],
    ['no-key', { title: NO_KEY, text: NO_KEY_TEXT, icon: 'utility:key', variant: '' }],
    ['no-access', { title: NO_ACCESS, text: NO_ACCESS_TEXT, icon: 'utility:lock', variant: 'warning' }],
    ['down', { title: DOWN, text: DOWN_TEXT, icon: 'utility:offline', variant: 'warning' }]
]);
