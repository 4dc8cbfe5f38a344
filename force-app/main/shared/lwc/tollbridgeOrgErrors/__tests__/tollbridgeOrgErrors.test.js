import { reasonsOf } from 'c/tollbridgeOrgErrors';

describe('the reasons of an error', () => {
    it('are the message of an exception in Apex', () => {
        expect(reasonsOf({ status: 500, body: { message: 'Ask your admin.' } })).toEqual(['Ask your admin.']);
    });

    it('are the messages of several faults, none twice', () => {
        const error = { body: [{ message: 'One.' }, { message: 'Two.' }, { message: 'One.' }] };

        expect(reasonsOf(error)).toEqual(['One.', 'Two.']);
    });

    it('are the message of an error of JavaScript, or a text', () => {
        expect(reasonsOf(new Error('No network.'))).toEqual(['No network.']);
        expect(reasonsOf('No network.')).toEqual(['No network.']);
    });

    it('are gathered from a list of errors', () => {
        expect(reasonsOf([new Error('One.'), { body: { message: 'Two.' } }])).toEqual(['One.', 'Two.']);
    });

    it.each([[undefined], [null], [{}], [{ body: {} }], [[]]])(
        'of %p are one sentence that says what to do',
        (error) => {
            expect(reasonsOf(error)).toEqual([
                'Salesforce gave no reason. Check your network connection, then try again.'
            ]);
        }
    );
});
