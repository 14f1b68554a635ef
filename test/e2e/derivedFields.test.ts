import { describe, expect, it } from '@jest/globals';
import type { KpiRecords, Plan, PointPage } from '#kernel/contracts';
import { takeScreenshot } from './support/browser.ts';
import { browser, demo, rep, useDemo } from './support/sharedDemo.ts';
import { openMapPage } from './support/mapPage.ts';

const DAY_MS = 86_400_000;
const AT_VADUZ = { latitude: 47.1392, longitude: 9.5216, accuracy: 15 };

/** What the map knows of a customer, days since 1970-01-01. */
interface OnMap {
    readonly lastVisitDay: number | null;
    readonly dueDay: number | null;
    readonly priority: number | null;
}

/** Fields that the middleware writes to the org: one truth on map, card, KPIs and in the plan. */
describe('last visit and next due', () => {
    useDemo();

    const apex = async <Answer>(method: string, args: object): Promise<Answer> => {
        const response = await fetch(`${demo.url}/apex/${method}`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', cookie: `fieldmap_demo_user=${rep.userId}` },
            body: JSON.stringify(args)
        });
        expect(response.status).toBe(200);
        return JSON.parse((await response.json()) as string) as Answer;
    };

    async function onMap(): Promise<Map<string, OnMap>> {
        const filter = { statuses: null, ownerIds: null, notVisitedForDays: null, search: null };
        const request = { layerKey: 'Account', filter, afterId: null, pageSize: 10_000 };
        const page = await apex<PointPage>('MapController/getPoints', { requestJson: JSON.stringify(request) });
        const column = (key: string) => page.columns?.find((each) => each.key === key)?.values ?? [];
        const [due, priority] = [column('NextVisitDue__c'), column('VisitPriority__c')];
        return new Map(
            page.ids.map((id, index) => [
                id,
                {
                    lastVisitDay: page.lastVisitDays[index] ?? null,
                    dueDay: due[index] ?? null,
                    priority: priority[index] ?? null
                }
            ])
        );
    }

    const today = (): string => new Date().toISOString().slice(0, 10);
    const dayOf = (date: string): number => Date.parse(date) / DAY_MS;

    async function eventually<Value>(read: () => Promise<Value>, isGood: (value: Value) => boolean): Promise<Value> {
        for (let round = 0; ; round += 1) {
            const value = await read();
            if (isGood(value) || round >= 120) {
                return value;
            }
            await new Promise((resolve) => setTimeout(resolve, 500));
        }
    }
    const written = () =>
        eventually(onMap, (points) => [...points.values()].every(({ priority }) => priority !== null));

    it('every customer has a priority soon after the first sync', async () => {
        const points = await written();
        expect(points.size).toBeGreaterThan(10);
        expect([...points.values()].filter(({ priority }) => priority === null)).toEqual([]);
    }, 120_000);

    it('KPIs count as attained who is not past the day that the map shows', async () => {
        const points = await written();
        const args = { key: 'cadence-attainment', period: 'month', asOf: today(), people: 'own' };
        const { numeratorIds, denominatorIds } = await apex<KpiRecords>('KpiController/getRecords', args);
        const own = denominatorIds.filter((id) => points.has(id));
        expect(own.length).toBeGreaterThan(10);
        const due = own.filter((id) => (points.get(id)?.dueDay ?? -1) >= dayOf(today()));
        expect([...numeratorIds].filter((id) => points.has(id)).sort()).toEqual(due.sort());
    }, 120_000);

    it('the planner counts the days from the visit that the map shows', async () => {
        const points = await written();
        const request = { fromDate: today(), dayCount: 7, thinkSeconds: 1 };
        const plan = await apex<Plan>('PlanningController/suggest', { requestJson: JSON.stringify(request) });
        const told = plan.shifts.flatMap(({ date, stops }) =>
            stops.flatMap(({ recordId, reasons }) => {
                const days = reasons.find(({ code }) => code.startsWith('cadence-'))?.params['daysSinceVisit'];
                const point = points.get(recordId);
                return typeof days === 'number' && point !== undefined
                    ? [{ date, day: (point.lastVisitDay ?? 0) + days }]
                    : [];
            })
        );
        expect(told.length).toBeGreaterThan(2);
        // Valued on the first day on which the visit may be planned.
        const isInPlan = ({ date, day }: (typeof told)[number]) => day >= dayOf(plan.fromDate) && day <= dayOf(date);
        expect(told.filter((entry) => !isInPlan(entry))).toEqual([]);
        expect(told.filter(({ day }) => day === dayOf(plan.fromDate)).length).toBeGreaterThan(told.length / 2);
    }, 120_000);

    it('a visit completed on the page moves them, on the card too', async () => {
        const before = await written();
        const state = { c__layers: 'Account' };
        const { page, context, troubles } = await openMapPage(browser, demo.url, rep, { state });
        await context.grantPermissions(['geolocation'], { origin: demo.url });
        await context.setGeolocation(AT_VADUZ);
        await page.locator('c-record-list .name').nth(2).click();
        await page.locator('c-record-card .title').waitFor();
        await page.getByRole('button', { name: 'Check in' }).click();
        await page.getByText(/Checked in/).waitFor();
        await page.getByRole('button', { name: 'Complete visit' }).click();
        await page.getByLabel('Outcome').selectOption('Order');
        await page.locator('c-quick-check-in .save').click();
        await page.getByText('Visit completed.').waitFor();
        const visited = (points: Map<string, OnMap>): string[] =>
            [...points].flatMap(([id, { lastVisitDay }]) =>
                lastVisitDay !== null && lastVisitDay > (before.get(id)?.lastVisitDay ?? 0) ? [id] : []
            );
        const after = await eventually(onMap, (points) => visited(points).length > 0);
        const [id = ''] = visited(after);
        const [now, then] = [after.get(id), before.get(id)];
        expect(Math.abs((now?.lastVisitDay ?? 0) - dayOf(today()))).toBeLessThanOrEqual(1);
        expect((now?.dueDay ?? 0) - (now?.lastVisitDay ?? 0)).toBe((then?.dueDay ?? 0) - (then?.lastVisitDay ?? 0));
        expect(now?.priority ?? 0).toBeLessThan(then?.priority ?? 0);
        await takeScreenshot(page, 'derived-fields-card-1440x900');
        expect(troubles).toEqual([]);
        await context.close();
    }, 180_000);
});
