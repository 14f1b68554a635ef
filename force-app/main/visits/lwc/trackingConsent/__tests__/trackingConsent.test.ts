import { createElement } from 'lwc';
import TrackingConsent from 'c/trackingConsent';
import type { Tracking, TrackingChoice } from 'c/contracts';
import eraseMyData from '@salesforce/apex/VisitDayController.eraseMyData';
import getTracking from '@salesforce/apex/VisitDayController.getTracking';
import saveTracking from '@salesforce/apex/VisitDayController.saveTracking';
import { allInside, clearPage, inside, recordEvents, settle } from '../../../../../test/jest-stubs/support';

jest.mock('@salesforce/apex/MapController.getNames', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/VisitDayController.eraseMyData', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/VisitDayController.getTracking', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/VisitDayController.saveTracking', () => ({ default: jest.fn() }), { virtual: true });

const TRACKING: Tracking = {
    ...{ isConsented: false, isPausedUntil: null, workDays: 'MTWTF--', dayStartsAt: '08:00', dayEndsAt: '18:00' },
    ...{ autoConfirmAbove: null, dwellMinutes: null, devices: [], consentedAt: null, lastPositionAt: null },
    rawPositionCount: 0,
    rules: {
        ...{ rawPositionHours: 24, stayRetentionDays: 90, dwellMinutes: 5, stayRadiusMetres: 100 },
        ...{ autoConfirmAbove: null, showCoordinatesToManagers: false }
    }
};
const ON: Tracking = { ...TRACKING, isConsented: true, consentedAt: '2026-03-01T08:00:00Z' };
const saved = saveTracking as unknown as jest.Mock;
const lastChoice = (): TrackingChoice =>
    JSON.parse(saved.mock.calls.at(-1)![0].requestJson as string) as TrackingChoice;

async function render(tracking: Tracking): Promise<HTMLElement> {
    (getTracking as unknown as jest.Mock).mockResolvedValue(JSON.stringify(tracking));
    saved.mockImplementation(async ({ requestJson }: { requestJson: string }) =>
        JSON.stringify({ ...ON, ...(JSON.parse(requestJson) as object) })
    );
    const element = createElement('c-tracking-consent', { is: TrackingConsent });
    document.body.appendChild(element);
    await settle();
    return element;
}

async function click(element: HTMLElement, selector: string): Promise<void> {
    inside(element, selector).click();
    await settle();
    await settle();
}

describe('c-tracking-consent', () => {
    afterEach(clearPage);

    it('records nothing before the person agrees, and says so; agreeing and withdrawing are one tap', async () => {
        const element = await render(TRACKING);
        const changes = recordEvents<{ tracking: Tracking }>(element, 'trackingchange');
        expect(inside(element, '.state').textContent).toBe('c.Fieldmap_Track_Off');
        expect(element.shadowRoot?.querySelector('.starts')).toBeNull();
        await click(element, '.agree');
        expect(lastChoice()).toMatchObject({ isConsented: true, workDays: 'MTWTF--' });
        expect(changes.at(-1)?.tracking.isConsented).toBe(true);
        await click(element, '.withdraw');
        expect(lastChoice().isConsented).toBe(false);
    });

    it('pauses for an hour or until the day is over, and goes on', async () => {
        const element = await render(ON);
        await click(element, '.pause-hour');
        const minutes = (Date.parse(lastChoice().isPausedUntil!) - Date.now()) / 60_000;
        expect(Math.round(minutes)).toBe(60);
        await click(element, '.resume');
        expect(lastChoice().isPausedUntil).toBeNull();
        await click(element, '.pause-day');
        expect(Date.parse(lastChoice().isPausedUntil!)).toBeGreaterThan(Date.now());
    });

    it('keeps days, hours, dwell and auto-confirm as chosen', async () => {
        const element = await render(ON);
        allInside(element, '.daybox')[6]!.click();
        const type = (selector: string, value: string, event: string): void => {
            const input = inside<HTMLInputElement>(element, selector);
            input.value = value;
            input.dispatchEvent(new CustomEvent(event));
        };
        type('.ends', '23:59', 'input');
        type('.dwell', '12', 'input');
        type('.above', '0.9', 'change');
        await click(element, '.save');
        expect(lastChoice()).toMatchObject({
            ...{ workDays: 'MTWTF-S', dayEndsAt: '24:00', dwellMinutes: 12, autoConfirmAbove: 0.9 }
        });
    });

    it('erases only after a second tap', async () => {
        const erased = eraseMyData as unknown as jest.Mock;
        erased.mockResolvedValue('{"positions":3,"stays":1}');
        const element = await render(ON);
        await click(element, '.erase');
        expect(erased).not.toHaveBeenCalled();
        await click(element, '.erase-now');
        expect(erased).toHaveBeenCalledTimes(1);
        await expect(element).toBeAccessible();
    });
});
