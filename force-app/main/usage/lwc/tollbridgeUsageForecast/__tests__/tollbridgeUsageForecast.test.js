import { createElement } from 'lwc';
import UsageForecast from 'c/tollbridgeUsageForecast';

jest.mock('@salesforce/i18n/timeZone', () => ({ default: 'UTC' }), { virtual: true });

const FORECAST = { expected: 9000, low: 7000, high: 12000, certainty: 'medium', daysOfHistory: 5 };

const WINDOW = { allowance: 100000, left: 97826, endsAt: '2026-03-30T00:00:00.000Z' };

function draw(forecast, window = WINDOW) {
    const element = createElement('c-tollbridge-usage-forecast', { is: UsageForecast });
    Object.assign(element, { forecast: { ...FORECAST, ...forecast }, window });
    document.body.appendChild(element);
    return element;
}

const sentencesOf = (element) =>
    [...element.shadowRoot.querySelectorAll('.sentence')].map(({ textContent }) => textContent);

const iconOf = (element) => element.shadowRoot.querySelector('lightning-icon').iconName;

describe('c-tollbridge-usage-forecast', () => {
    afterEach(() => {
        document.body.replaceChildren();
    });

    it('says whether the limit suffices, what the window will take, and how sure that is', async () => {
        const element = draw();

        expect(sentencesOf(element)).toEqual([
            'The daily limit will probably not be reached.',
            'This window will probably take about 9,000 credits, between 7,000 and 12,000.',
            'Medium confidence: based on the 5 days before.'
        ]);
        expect(iconOf(element)).toBe('utility:trending');
        await expect(element).toBeAccessible();
    });

    it('warns of a limit that will be reached, and says when', () => {
        const element = draw({ reachedAt: '2026-03-29T18:30:00.000Z', certainty: 'high', daysOfHistory: 14 });

        expect(sentencesOf(element)[0]).toMatch(
            /^At this pace the daily limit is reached Sunday,? (at )?6:30\sPM UTC\.$/
        );
        expect(sentencesOf(element)[2]).toBe('High confidence: the 14 days before were similar.');
        expect(iconOf(element)).toBe('utility:warning');
    });

    it('says that the limit may be reached where only the upper end of the forecast does', () => {
        const element = draw({ high: 100000 });

        expect(sentencesOf(element)[0]).toBe('The daily limit may be reached in this window.');
        expect(iconOf(element)).toBe('utility:trending');
    });

    it('says until when the integration waits where nothing is left', () => {
        const element = draw({ reachedAt: '2026-03-29T12:00:00.000Z' }, { ...WINDOW, left: 0 });

        expect(sentencesOf(element)).toHaveLength(1);
        expect(sentencesOf(element)[0]).toContain('the integration waits until Monday');
        expect(iconOf(element)).toBe('utility:warning');
    });

    it('says that nothing more is expected where nothing is', () => {
        expect(sentencesOf(draw({ expected: 0, low: 0, high: 0 }))[1]).toBe(
            'No further credits are expected in this window.'
        );
    });

    it.each([['low'], ['of another kind']])('takes a certainty that is %s for a rough guess', (certainty) => {
        expect(sentencesOf(draw({ certainty }))[2]).toContain('Low confidence');
    });
});
