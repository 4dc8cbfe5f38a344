import { createElement } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import read from '@salesforce/apex/TollbridgeUsageController.read';
import MarketoUsage from 'c/tollbridgeMarketoUsage';

jest.mock('@salesforce/i18n/timeZone', () => ({ default: 'Europe/Stockholm' }), { virtual: true });

jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn() }), { virtual: true });

jest.mock(
    '@salesforce/apex/TollbridgeUsageController.read',
    () => {
        const { createApexTestWireAdapter } = require('@salesforce/sfdx-lwc-jest');
        return { default: createApexTestWireAdapter(jest.fn()) };
    },
    { virtual: true }
);

const WINDOW = {
    allowance: 100000,
    used: 2134,
    reserved: 40,
    lost: 0,
    left: 97826,
    endsAt: '2026-03-30T00:00:00.000Z',
    byConsumer: { export: 2000, import: 134 }
};

const REPORTED = {
    state: 'reported',
    window: WINDOW,
    forecast: { expected: 9000, low: 7000, high: 12000, certainty: 'medium', daysOfHistory: 5 },
    span: 'hour',
    points: [{ at: '2026-03-28T23:00:00.000Z', spent: 134, refused: 3, byConsumer: { import: 130, archive: 4 } }]
};

const DAYS = {
    ...REPORTED,
    span: 'day',
    points: [{ at: '2026-03-28T23:00:00.000Z', spent: 50000, refused: 0, byConsumer: { export: 50000 } }]
};

const settled = () => Promise.resolve();

function draw(integration = 'connected-here') {
    const element = createElement('c-tollbridge-marketo-usage', { is: MarketoUsage });
    Object.assign(element, { integration, orgUsage: { used: 18250, allowed: 115000 } });
    document.body.appendChild(element);
    return element;
}

/** Scrolls it into sight. */
async function see(element) {
    IntersectionObserver.last.tell(true);
    await settled();
    return element;
}

async function answer(element, usage) {
    read.emit(usage);
    await settled();
    return element;
}

const drawWith = async (usage) => answer(await see(draw()), usage);

async function drawRefused() {
    const element = await see(draw());
    read.error({ message: 'Ask your Salesforce admin.', exceptionType: 'System.AuraHandledException' });
    await settled();
    return element;
}

const find = (element, id) => element.shadowRoot.querySelector(`[data-id="${id}"]`);

const child = (element, name) => element.shadowRoot.querySelector(name);

async function chooseRange(element, range) {
    child(element, 'lightning-radio-group').dispatchEvent(new CustomEvent('change', { detail: { value: range } }));
    await settled();
}

const linesOf = (element) => {
    const { href } = find(element, 'file');
    return decodeURIComponent(href.slice(href.indexOf(',') + 1)).split('\r\n');
};

afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
});

describe('what c-tollbridge-marketo-usage reads', () => {
    it('is nothing before the reader sees it', async () => {
        const element = draw();
        await settled();

        expect(read.getLastConfig()).toEqual({ range: undefined });
        expect(find(element, 'loading')).not.toBeNull();
        await expect(element).toBeAccessible();
    });

    it('is the last 24 hours once it comes into sight', async () => {
        const element = draw();
        IntersectionObserver.last.tell(false);
        await settled();
        expect(read.getLastConfig()).toEqual({ range: undefined });

        await see(element);
        expect(read.getLastConfig()).toEqual({ range: '24h' });
    });

    it('is another range when the reader chooses one; the one before stays until it is there', async () => {
        const element = await drawWith(REPORTED);

        await chooseRange(element, '30d');

        expect(read.getLastConfig()).toEqual({ range: '30d' });
        expect(child(element, 'lightning-radio-group').value).toBe('30d');
        expect(child(element, 'c-tollbridge-usage-chart').span).toBe('hour');
        expect(child(element, '[role="status"]').textContent).toContain('Loading the credits');
        expect(find(element, 'file')).toBeNull();
        await expect(element).toBeAccessible();

        await answer(element, DAYS);
        expect(child(element, 'c-tollbridge-usage-chart').span).toBe('day');
        expect(child(element, '[role="status"]')).toBeNull();
    });

    it.each([['connected-elsewhere'], ['not-paired'], ['down']])(
        'is nothing where the integration is %s',
        async (integration) => {
            await see(draw(integration));

            expect(read.getLastConfig()).toEqual({ range: undefined });
        }
    );
});

describe('what c-tollbridge-marketo-usage shows', () => {
    it('is window, org, forecast, consumers and bars', async () => {
        const element = await drawWith(REPORTED);

        expect(child(element, 'c-tollbridge-usage-figures')).toMatchObject({
            window: WINDOW,
            orgUsage: { used: 18250, allowed: 115000 }
        });
        expect(child(element, 'c-tollbridge-usage-forecast').forecast.expected).toBe(9000);
        expect(child(element, 'c-tollbridge-usage-consumers').byConsumer).toEqual({ export: 2000, import: 134 });
        expect(child(element, 'c-tollbridge-usage-chart')).toMatchObject({ span: 'hour', limit: undefined });
        await expect(element).toBeAccessible();
    });

    it('holds days against the daily limit, which hours cannot be', async () => {
        expect(child(await drawWith(DAYS), 'c-tollbridge-usage-chart').limit).toBe(100000);
    });

    it('is the same where nothing is connected any more', async () => {
        const element = await answer(await see(draw('not-connected')), REPORTED);

        expect(child(element, 'c-tollbridge-usage-chart')).not.toBeNull();
    });

    it.each([
        ['connected-elsewhere', 'Connected to another org', 'spends its credits in another org'],
        ['not-paired', 'This org is not paired', 'once this org is paired'],
        ['down', 'Tollbridge Companion does not answer', 'as soon as the companion answers']
    ])('is an explanation where the integration is %s', async (integration, title, text) => {
        const element = draw(integration);

        expect(find(element, 'notice').textContent).toContain(title);
        expect(find(element, 'notice').textContent).toContain(text);
        expect(find(element, 'try-again')).toBeNull();
        expect(find(element, 'loading')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('is an explanation where the companion no longer answers', async () => {
        const element = await drawWith({ state: 'down' });

        expect(find(element, 'notice').textContent).toContain('Tollbridge Companion does not answer');
        find(element, 'try-again').click();
        expect(refreshApex).toHaveBeenCalledTimes(1);
        await expect(element).toBeAccessible();
    });

    it('is an explanation where the companion no longer knows the org', async () => {
        const element = await drawWith({ state: 'not-paired' });

        expect(find(element, 'notice').textContent).toContain('This org is not paired');
        expect(find(element, 'try-again')).toBeNull();
    });

    it('is the reason why it could not be read, and a way to try again', async () => {
        const element = await drawRefused();

        expect(find(element, 'error').textContent).toContain('Ask your Salesforce admin.');
        expect(find(element, 'loading')).toBeNull();
        find(element, 'try-again').click();
        expect(refreshApex).toHaveBeenCalledTimes(1);
        await expect(element).toBeAccessible();
    });
});

describe('refreshing c-tollbridge-marketo-usage', () => {
    it('does nothing before anything was read', async () => {
        await draw().refresh();

        expect(refreshApex).not.toHaveBeenCalled();
    });

    it('reads again what is shown', async () => {
        const element = await drawWith(REPORTED);

        await element.refresh();

        expect(refreshApex).toHaveBeenCalledWith({ data: REPORTED, error: undefined });
    });

    it('reads once at a time, with a button that keeps the focus', async () => {
        const element = await drawRefused();
        refreshApex.mockReturnValue(new Promise(() => {}));

        find(element, 'try-again').click();
        find(element, 'try-again').click();
        await Promise.resolve();

        expect(refreshApex).toHaveBeenCalledTimes(1);
        expect(find(element, 'try-again').disabled).toBeFalsy();
    });
});

describe('the file of c-tollbridge-marketo-usage', () => {
    it('holds every hour in the time zone of the reader, and in UTC', async () => {
        const element = await drawWith(REPORTED);

        expect(find(element, 'file').download).toBe('tollbridge-credits-24h.csv');
        expect(linesOf(element)).toEqual([
            '\ufeffCredits by hour (Europe/Stockholm),UTC,Total,Started by a person,Connecting to Salesforce,Marketo flow step,Export,Import,Comparing orgs,Checking the connection,Other,Refused requests',
            '2026-03-29 00:00,2026-03-28T23:00:00.000Z,134,0,0,0,0,130,0,0,4,3',
            ''
        ]);
    });

    it('holds days where the bars are days', async () => {
        const element = await drawWith(DAYS);

        expect(linesOf(element)[0]).toContain('Credits by day');
        expect(linesOf(element)[1]).toMatch(/^2026-03-29,2026-03-28T23:00:00.000Z,50000,/);
    });
});
