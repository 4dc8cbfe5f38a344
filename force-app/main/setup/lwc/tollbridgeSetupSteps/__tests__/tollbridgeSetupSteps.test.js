import { stepsOf } from 'c/tollbridgeSetupSteps';

const right = (state) => ({ id: 'api', state, detail: null });

const userWith = (...states) => ({ userId: '005A', name: 'Ada', rights: states.map(right) });

const set = (name, count) => ({ id: '0PSA', name, label: name, count });

const DONE = {
    companion: 'connected-here',
    greeting: 'ok',
    hasPlaceholder: false,
    hasOneHost: true,
    canKeepKeys: true,
    keyWriters: [],
    wasPaired: true,
    users: [userWith('ok')],
    settings: { audienceId: '005A' },
    nextRunAt: '2026-03-29T11:00:00.000Z',
    holders: [set('Tollbridge_Admin', 1), set('Tollbridge_Integration_User', 1), set('Tollbridge_Viewer', 0)],
    audiences: []
};

const stepOf = (id, more) => stepsOf({ ...DONE, ...more }).find((step) => step.id === id);

describe('the steps of the set-up', () => {
    it('stand in the order that works, and are done where everything is found', () => {
        const steps = stepsOf(DONE);

        expect(steps.map(({ id }) => id)).toEqual(['credential', 'pair', 'permissions', 'schedule', 'alerts', 'user']);
        expect(steps.map(({ state }) => state)).toEqual(Array.from({ length: 6 }, () => 'done'));
        expect(steps[1].title).toBe('2. Pair with Tollbridge Companion');
        expect(steps.some(({ isNext }) => isNext)).toBe(false);
    });

    it('name the first that is not done as the next', () => {
        const steps = stepsOf({ ...DONE, nextRunAt: null, settings: {} });

        expect(steps.filter(({ isNext }) => isNext).map(({ id }) => id)).toEqual(['schedule']);
    });

    it.each([
        [
            'the placeholder address',
            { hasPlaceholder: true, greeting: 'wrong-address' },
            'still has the placeholder address'
        ],
        ['two hosts', { hasOneHost: false }, 'name different hosts'],
        ['something else at the address', { greeting: 'wrong-address' }, 'No companion answers at the URL'],
        ['no access to the principal', { greeting: 'no-access' }, 'External Credential Principal'],
        ['no answer', { greeting: 'down' }, 'Check that Tollbridge Companion is running'],
        [
            'an address out of sight, and no answer',
            { hasPlaceholder: null, hasOneHost: null, greeting: 'down' },
            'Check that'
        ]
    ])('PK-A4: tell apart what is wrong with the named credential: %s', (_, more, problem) => {
        expect(stepOf('credential', more)).toMatchObject({
            state: 'open',
            problem: expect.stringContaining(problem)
        });
    });

    it('PK-A4: take a companion that greets for an address that is right, key or no key', () => {
        const unpaired = { companion: 'no-key', wasPaired: false };

        expect(stepOf('credential', unpaired).state).toBe('done');
        expect(stepOf('pair', unpaired)).toMatchObject({ state: 'open', problem: undefined });
        expect(stepOf('pair', { companion: 'no-key' }).problem).toContain('renews its keys');
        expect(stepOf('pair', { companion: 'no-access' }).problem).toContain('External Credential Principal');
    });

    it.each([['no-key'], ['not-paired'], ['down'], ['wrong-address']])(
        'PK-A10: say who cannot store the keys before the code is spent: %s',
        (companion) => {
            const step = stepOf('pair', { companion, wasPaired: false, canKeepKeys: false });

            expect(step).toMatchObject({
                state: 'open',
                problem: expect.stringContaining('You cannot store the keys')
            });
        }
    );

    it('take an answer that refuses for an address that is right and a key that is not', () => {
        const refused = { companion: 'not-paired' };

        expect(stepOf('credential', refused).state).toBe('done');
        expect(stepOf('pair', refused).problem).toContain('answers, but refuses the key');
        expect(stepOf('pair', { ...refused, wasPaired: false })).toMatchObject({ state: 'open', problem: undefined });
    });

    it.each([
        ['paired before, and no answer', { companion: 'down' }, 'unknown'],
        ['never paired, and no answer', { companion: 'down', wasPaired: false }, 'open'],
        ['paired, and connected elsewhere', { companion: 'connected-elsewhere' }, 'done']
    ])('say how the pairing is: %s', (_, more, state) => {
        expect(stepOf('pair', more).state).toBe(state);
    });

    it.each([
        [
            'nobody holds one that is needed',
            [set('Tollbridge_Admin', 1), set('Tollbridge_Integration_User', 0)],
            'open'
        ],
        ['they are out of sight', [], 'unknown']
    ])('say how the permission sets are: %s', (_, holders, state) => {
        expect(stepOf('permissions', { holders }).state).toBe(state);
    });

    it.each([
        ['a right is missing', [userWith('ok', 'missing', 'unknown')], 'open'],
        ['a right is out of sight', [userWith('ok', 'unknown')], 'unknown'],
        ['users are out of sight', null, 'unknown'],
        ['the connected user is out of sight', [], 'unknown']
    ])('say how the integration user is: %s', (_, users, state) => {
        expect(stepOf('user', { users }).state).toBe(state);
    });

    it('say that there is no integration user', () => {
        const step = stepOf('user', { users: [], companion: 'not-connected' });

        expect(step).toMatchObject({ state: 'open', problem: expect.stringContaining('No user found') });
    });
});
