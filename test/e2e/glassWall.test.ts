import { describe, expect, it } from '@jest/globals';
import type { Looks } from '#kernel/contracts';
import { takeScreenshot, type DemoPerson } from './support/browser.ts';
import { makeItNoon, openBoard, planVisit, rowOf } from './support/boardPage.ts';
import { axeFindings, eventually } from './support/checks.ts';
import { OrgRecords } from './support/orgRecords.ts';
import { demo, manager, rep, useDemo } from './support/sharedDemo.ts';
import { ANSWER, freeCustomers, openToday } from './support/todayPage.ts';

async function ask(person: DemoPerson, method: string, args: object): Promise<string> {
    const response = await fetch(`${demo.url}/apex/${method}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: `fieldmap_demo_user=${person.userId}` },
        body: JSON.stringify(args)
    });
    expect(response.status).toBe(200);
    return (await response.json()) as string;
}

describe('the glass wall', () => {
    useDemo();

    it('shows the rep the very bytes that the manager gets, and who looked', async () => {
        const org = await OrgRecords.of(demo);
        await makeItNoon([rep, manager]);
        const [customer] = await freeCustomers(org, rep, 1);
        await planVisit(org, rep, customer!, 60);

        const board = await openBoard(manager);
        await rowOf(board.page, rep).locator('.person').click();
        const seen = board.page.locator('c-glass-wall');
        await seen.locator('summary').click(ANSWER);
        await seen.locator('.raw').waitFor();
        expect(await seen.locator('.raw').textContent()).toContain('"showsCoordinates":false');
        expect(await axeFindings(board.page)).toEqual([]);
        await takeScreenshot(board.page, 'glass-wall-manager-1440x900');

        // Two answers of the same minute are the same to the last byte; a minute may end between them.
        await eventually(
            async () => [
                await ask(rep, 'GlassWallController/getShared', { userId: rep.userId }),
                await ask(manager, 'GlassWallController/getShared', { userId: rep.userId })
            ],
            ([own, others]) => own === others
        );

        const mirror = await openToday(rep, customer!);
        await mirror.page.getByText('Privacy', { exact: true }).first().tap();
        const wall = mirror.page.locator('c-glass-wall');
        await wall.locator('summary').waitFor(ANSWER);
        await wall.locator('summary').tap();
        const shown = (await wall.locator('.raw').textContent()) ?? '';
        expect(JSON.parse(shown)).toMatchObject({ userId: rep.userId, showsCoordinates: false });
        await wall.getByText(`${manager.name} looked at your visits`).first().waitFor(ANSWER);
        await wall.getByText(`${manager.name} looked at your status`).first().waitFor();
        expect(await axeFindings(mirror.page)).toEqual([]);
        await wall.scrollIntoViewIfNeeded();
        await takeScreenshot(mirror.page, 'glass-wall-rep-390x844');
        const { looks } = JSON.parse(await ask(rep, 'GlassWallController/getLooks', {})) as Looks;
        expect(looks.every(({ viewerId }) => viewerId !== rep.userId)).toBe(true);
        expect([...board.troubles, ...mirror.troubles]).toEqual([]);
        await board.context.close();
        await mirror.context.close();
    }, 90_000);
});
