import { createElement } from 'lwc';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { Adoption, AdoptionNumbers } from 'c/contracts';
import AdoptionBoard from 'c/adoptionBoard';
import getAdoption from '@salesforce/apex/AdoptionController.getAdoption';
import getNames from '@salesforce/apex/MapController.getNames';
import getContext from '@salesforce/apex/SessionController.getContext';
import { adoptionCsv } from '../adoptionCsv.ts';

jest.mock('@salesforce/apex/AdoptionController.getAdoption', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/MapController.getNames', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/SessionController.getContext', () => ({ default: jest.fn() }), { virtual: true });

const REP = '005000000000001AAA';
const NUMBERS: AdoptionNumbers = {
    visits: { manual: 1, plan: 2, detected: 1, other: 0 },
    activePeople: 1,
    accepted: 3,
    later: 1,
    rejected: 0,
    measuredReports: 2,
    medianReportSeconds: 25,
    entriesPerVisit: 2.5
};
const NOTHING: AdoptionNumbers = {
    visits: { manual: 0, plan: 0, detected: 0, other: 0 },
    activePeople: 0,
    accepted: 0,
    later: 0,
    rejected: 0,
    measuredReports: 0,
    medianReportSeconds: null,
    entriesPerVisit: null
};
const ADOPTION: Adoption = {
    fromDate: '2026-03-23',
    toDate: '2026-04-01',
    peopleWithAccess: 2,
    goLiveDate: '2026-03-23',
    goLiveFrom: 'setting',
    before: NOTHING,
    after: NUMBERS,
    weeks: [
        { weekFrom: '2026-03-23', ...NUMBERS },
        { weekFrom: '2026-03-30', ...NOTHING }
    ],
    people: [
        {
            userId: REP,
            lastActiveOn: '2026-03-24',
            visits: NUMBERS.visits,
            accepted: 3,
            decisions: 4,
            medianReportSeconds: 25
        }
    ],
    personCount: 1
};

const flush = async (): Promise<void> => {
    for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
};

async function open(role: string, adoption: Adoption): Promise<HTMLElement> {
    jest.mocked(getContext as unknown as () => Promise<string>).mockResolvedValue(
        JSON.stringify({ role, hasAccess: true })
    );
    jest.mocked(getAdoption as unknown as () => Promise<string>).mockResolvedValue(JSON.stringify(adoption));
    jest.mocked(getNames as unknown as () => Promise<string>).mockResolvedValue(
        JSON.stringify({ [REP]: { name: 'Rita' } })
    );
    const element = createElement('c-adoption-board', { is: AdoptionBoard });
    document.body.appendChild(element);
    await flush();
    return element;
}

describe('c-adoption-board', () => {
    afterEach(() => document.body.replaceChildren());

    it('shows weeks, people by name, and no value where there was no visit', async () => {
        const { shadowRoot } = await open('manager', ADOPTION);
        expect(shadowRoot?.querySelectorAll('tr[data-week]')).toHaveLength(2);
        expect(shadowRoot?.querySelector(`tr[data-user="${REP}"] th`)?.textContent).toBe('Rita');
        expect(shadowRoot?.querySelector('[data-side="before"]')?.textContent).toContain('Fieldmap_Adoption_NoVisits');
        expect(shadowRoot?.querySelectorAll('.live')).toHaveLength(1);
    });

    it('says what to do first where nobody uses it yet', async () => {
        const weeks = ADOPTION.weeks.map(({ weekFrom }) => ({ weekFrom, ...NOTHING }));
        const { shadowRoot } = await open('admin', { ...ADOPTION, weeks, after: NOTHING, people: [] });
        const empty = shadowRoot?.querySelector('c-empty-state') as unknown as { text: string };
        expect(empty.text).toContain('Fieldmap_Adoption_EmptyText');
    });

    it('is not for reps', async () => {
        const { shadowRoot } = await open('rep', ADOPTION);
        expect(shadowRoot?.querySelectorAll('table')).toHaveLength(0);
        expect(shadowRoot?.querySelector('c-page-state')).toMatchObject({ state: { kind: 'noAccess' } });
    });
});

describe('the file', () => {
    it('has a line a week and a person, and keeps names that look like formulas as text', () => {
        const lines = adoptionCsv(ADOPTION, new Map([[REP, '=HYPERLINK("x")']])).split('\r\n');
        expect(lines).toHaveLength(5);
        expect(lines[1]).toBe('week,2026-03-23,,,1,2,1,0,1,3,1,0,2,25,2.5');
        expect(lines[3]).toBe(`person,${REP},"'=HYPERLINK(""x"")",2026-03-24,1,2,1,0,,3,,,,25,`);
    });
});
