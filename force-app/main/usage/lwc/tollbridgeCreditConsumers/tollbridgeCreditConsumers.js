import EXPORT from '@salesforce/label/c.Tollbridge_Consumer_Export';
import FLOW_STEP from '@salesforce/label/c.Tollbridge_Consumer_Flow_Step';
import HANDSHAKE from '@salesforce/label/c.Tollbridge_Consumer_Handshake';
import IMPORT from '@salesforce/label/c.Tollbridge_Consumer_Import';
import PARITY from '@salesforce/label/c.Tollbridge_Consumer_Parity';
import PERSON from '@salesforce/label/c.Tollbridge_Consumer_Person';
import STATUS from '@salesforce/label/c.Tollbridge_Consumer_Status';

/** Who spends credits, the most important first, which is the lowest part of a bar. @type {Tollbridge.UsageConsumer[]} */
export const CONSUMERS = [
    { id: 'person', name: PERSON },
    { id: 'handshake', name: HANDSHAKE },
    { id: 'flow-step', name: FLOW_STEP },
    { id: 'export', name: EXPORT },
    { id: 'import', name: IMPORT },
    { id: 'parity', name: PARITY },
    { id: 'status', name: STATUS }
];

/**
 * The name of a consumer; of one that a later companion adds, its id.
 * @param {string} id
 */
export function consumerName(id) {
    return CONSUMERS.find((consumer) => consumer.id === id)?.name ?? id;
}
