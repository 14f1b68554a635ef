import { readFileSync } from 'node:fs';
import { createElement } from 'lwc';
import RecordCard from 'c/recordCard';
import { allInside, clearPage, inside, recordEvents, settle } from '../../../../../test/jest-stubs/support';

const CARD = JSON.parse(readFileSync('test/fixtures/contracts/map-card.json', 'utf8')) as Record<string, unknown>;

function render(changes: object = {}): HTMLElement {
    const element = createElement('c-record-card', { is: RecordCard });
    Object.assign(element, {
        card: { ...CARD, ...changes },
        iconName: 'standard:account',
        status: { value: 'A', label: 'A', colour: '#b0187a', shape: 'star' },
        locale: 'en-US',
        timeZone: 'Europe/Vaduz',
        currency: 'CHF',
        todayDay: Date.parse('2026-03-02') / 86_400_000
    });
    document.body.appendChild(element);
    return element;
}

describe('c-record-card', () => {
    afterEach(clearPage);

    it('shows last visit, next visit, deals, people and fields', async () => {
        const element = render();
        const text = inside(element, '.card').textContent ?? '';
        expect(text).toContain('10 days ago');
        expect(text).toContain('Wants a quote');
        expect(text).toContain('Renewal');
        expect(text).toContain('Muster');
        expect(text).toMatch(/CHF\s12,000/);
        await expect(element).toBeAccessible();
    });

    it('calls, and finds the way', () => {
        const links = allInside<HTMLAnchorElement>(render(), '.action[href]').map((link) => link.getAttribute('href'));
        expect(links).toEqual(['tel:+4231', 'https://www.google.com/maps/dir/?api=1&destination=47.1,9.5']);
    });

    it('opens the record, a deal and a person', () => {
        const element = render();
        const opened = recordEvents<{ objectApiName: string }>(element, 'recordopen');
        inside(element, '.open').click();
        for (const link of allInside(element, '.link')) link.click();
        expect(opened.map(({ objectApiName }) => objectApiName)).toEqual(['Account', 'Opportunity', 'Contact']);
    });

    it('says whether a visit is due, and what the next step is', () => {
        const nextStep = { text: 'Send the offer', date: '2026-03-05' };
        const element = render({ nextVisitDue: '2026-02-28', nextStep });
        expect(inside(element, '.due').className).toContain('due-over');
        expect(inside(element, '.next-step').textContent).toBe('Send the offer');
        expect(inside(render({ nextVisitDue: '2026-03-02' }), '.due').className).not.toContain('due-over');
    });

    it('shows a few people first, then all', async () => {
        const person = (n: number) => ({ contactId: `003${n}`, name: `P${n}`, title: '', phone: null });
        const element = render({ people: [1, 2, 3, 4, 5].map(person), peopleCount: 5 });
        const names = () => allInside(element, '[data-id^="003"]').length;
        expect(names()).toBe(3);
        inside(element, '.more-people').click();
        await settle();
        expect(names()).toBe(5);
    });

    it('offers check-in, the plan and the Flows of the layer', async () => {
        const element = render();
        Object.assign(element, { flows: [{ apiName: 'Invite', label: 'Invite' }] });
        await settle();
        const plans = recordEvents(element, 'recordplan');
        inside(element, '.plan').click();
        expect(plans).toEqual([{ recordId: CARD['recordId'], objectApiName: 'Account' }]);
        const changes = recordEvents(element, 'visitchange');
        inside(element, '.flow').click();
        await settle();
        await expect(element).toBeAccessible();
        inside(element, 'c-flow-dialog').dispatchEvent(new CustomEvent('flowclose', { detail: { isFinished: true } }));
        await settle();
        expect(allInside(element, 'c-flow-dialog')).toHaveLength(0);
        expect(changes).toHaveLength(1);
        expect(allInside(render({ objectApiName: 'Contact' }), 'c-quick-check-in')).toHaveLength(0);
    });

    it('says why a record is not on the map', async () => {
        const element = render({
            latitude: null,
            longitude: null,
            phone: null,
            lastVisit: null,
            people: [],
            openDeals: []
        });
        expect(inside(element, '.warning').textContent).toContain('Fieldmap_Card_NoPlace');
        expect(allInside(element, '.action[href]')).toHaveLength(0);
        await expect(element).toBeAccessible();
    });

    it('makes no link of text that is no address', () => {
        const fields = [
            { label: 'Site', value: 'javascript:alert(1)', kind: 'url' },
            { label: 'Phone', value: 'none', kind: 'phone' },
            { label: 'Markup', value: '<img src=x onerror=alert(1)>', kind: 'text' }
        ];
        const element = render({ fields });
        expect(allInside(element, '.fields a')).toHaveLength(0);
        expect(allInside(element, '.fields img')).toHaveLength(0);
        expect(inside(element, '.fields').textContent).toContain('<img src=x');
    });

    it('closes by button and by Escape', () => {
        const element = render();
        const closed = recordEvents(element, 'cardclose');
        inside(element, '.close').click();
        inside(element, '.card').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
        expect(closed).toHaveLength(2);
    });
});
