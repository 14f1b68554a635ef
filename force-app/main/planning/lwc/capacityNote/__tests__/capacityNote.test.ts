import { createElement } from 'lwc';
import type { Capacity } from 'c/contracts';
import CapacityNote from 'c/capacityNote';

const CAPACITY = {
    toDate: '2026-11-30',
    requiredVisits: 31,
    possibleVisits: 20,
    missingVisits: 11,
    waysOut: [{ kind: 'move-to-phone', visits: 11, pointsLost: 0, addedMinutes: 165, records: [] }]
} as unknown as Capacity;

function mount(capacity: Capacity | null): HTMLElement {
    const element = createElement('c-capacity-note', { is: CapacityNote }) as unknown as HTMLElement;
    Object.assign(element, { capacity });
    document.body.appendChild(element);
    return element;
}

describe('c-capacity-note', () => {
    afterEach(() => document.body.replaceChildren());

    it('names the ways out when the month does not fit', async () => {
        const element = mount(CAPACITY);
        expect(element.shadowRoot?.querySelectorAll('li')).toHaveLength(1);
        await expect(element).toBeAccessible();
    });

    it('says nothing when it fits, or nobody knows', () => {
        for (const capacity of [null, { ...CAPACITY, missingVisits: 0 }]) {
            expect(mount(capacity).shadowRoot?.querySelector('.capacity')).toBeNull();
        }
    });
});
