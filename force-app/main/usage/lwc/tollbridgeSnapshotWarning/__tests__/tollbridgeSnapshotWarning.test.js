import { createElement } from 'lwc';
import SnapshotWarning from 'c/tollbridgeSnapshotWarning';

function draw(trend) {
    const element = createElement('c-tollbridge-snapshot-warning', { is: SnapshotWarning });
    element.trend = trend;
    document.body.appendChild(element);
    return element.shadowRoot.querySelector('[data-id="warning"]')?.textContent ?? '';
}

describe('PK-B5 c-tollbridge-snapshot-warning', () => {
    afterEach(() => document.body.replaceChildren());

    it('warns of snapshots that are late, and first of a job whose user is deactivated', () => {
        expect(draw({ isLate: true, isOrphaned: false })).toContain('Snapshots are late');
        document.body.replaceChildren();
        expect(draw({ isLate: true, isOrphaned: true })).toContain('is deactivated');
    });

    it('says nothing while they come, and before they are known', () => {
        expect(draw({ isLate: false, isOrphaned: false })).toBe('');
        document.body.replaceChildren();
        expect(draw(undefined)).toBe('');
    });
});
