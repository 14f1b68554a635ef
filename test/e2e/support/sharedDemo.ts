import { afterAll, beforeAll, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser, personOfRole, type DemoPerson } from './browser.ts';
import { removeTestDemo, startTestDemo, type DemoOptions, type DemoUnderTest } from './demo.ts';

const START_MS = 300_000;
/** Longer than all waits of a test together: what is missing is named by the wait that gave up. */
const TEST_MS = 240_000;

/** The running product and a browser, one of each for the test file that calls {@link useDemo}; set once its tests run. */
export let demo: DemoUnderTest;
export let browser: Browser;
export let rep: DemoPerson;
export let manager: DemoPerson;

/** Starts demo and browser before the tests of the block in which it is called, and takes both down after them. */
export function useDemo(options?: DemoOptions): void {
    jest.setTimeout(TEST_MS);
    beforeAll(async () => {
        demo = await startTestDemo(options);
        browser = await launchBrowser();
        rep = await personOfRole(demo.url, 'rep');
        manager = await personOfRole(demo.url, 'manager');
    }, START_MS);
    afterAll(async () => {
        await browser?.close();
        await demo?.stop();
        if (demo) removeTestDemo(demo);
    });
}
