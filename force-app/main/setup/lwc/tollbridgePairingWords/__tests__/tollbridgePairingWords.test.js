import { keysOf, saidOf } from 'c/tollbridgePairingWords';

describe('c/tollbridgePairingWords', () => {
    it('says which side still has to end the pairing', () => {
        expect(saidOf({ isTold: true, isForgotten: true })).toContain('A new code pairs this org again.');
        expect(saidOf({ isTold: false, isForgotten: true })).toContain('a companion admin end the pairing there too');
        expect(saidOf({ isTold: true, isForgotten: false })).toContain('Salesforce did not remove the keys.');
        expect(saidOf({ isTold: false, isForgotten: false })).toContain('a Salesforce admin remove the keys');
    });

    it('names the keys that Salesforce did not take, and no other', () => {
        expect(keysOf({ isKept: true, key: null, readerKey: null })).toEqual([]);
        expect(keysOf({ isKept: false, key: 'k', readerKey: null })).toEqual([{ id: 'key', name: 'Key', value: 'k' }]);
    });
});
