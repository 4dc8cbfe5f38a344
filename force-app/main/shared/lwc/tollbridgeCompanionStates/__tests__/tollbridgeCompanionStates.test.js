import { FAULTS } from 'c/tollbridgeCompanionStates';

it('PK-A4: names four causes, each with a title, a remedy and an icon of its own', () => {
    expect([...FAULTS.keys()]).toEqual(['wrong-address', 'no-key', 'no-access', 'down']);
    for (const part of ['title', 'text', 'icon']) {
        expect(new Set([...FAULTS.values()].map((notice) => notice[part])).size).toBe(4);
    }
});
