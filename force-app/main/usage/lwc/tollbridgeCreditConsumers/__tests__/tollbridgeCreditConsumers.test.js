import { consumerName } from 'c/tollbridgeCreditConsumers';

describe('the name of a consumer', () => {
    it('is in the language of the reader', () => {
        expect(consumerName('flow-step')).toBe('Marketo flow step');
    });

    it('is the id of one that this package does not know yet', () => {
        expect(consumerName('archive')).toBe('archive');
    });
});
