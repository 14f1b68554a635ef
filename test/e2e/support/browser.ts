import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { findBrowser } from '../../../scripts/quality/ensureTools.ts';

export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

export interface DemoPerson {
    readonly userId: string;
    readonly name: string;
    readonly role: 'rep' | 'manager' | 'admin' | 'none';
}

const FLAGS = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync'
];

/** `extraFlags` come after those that every test uses. */
export async function launchBrowser(extraFlags: readonly string[] = []): Promise<Browser> {
    const executablePath = process.env['FIELDMAP_BROWSER'] ?? findBrowser();
    if (executablePath === undefined) {
        throw new Error('The end-to-end tests need Chromium. Next: run npm test, which installs it.');
    }
    return chromium.launch({ executablePath, headless: true, args: [...FLAGS, ...extraFlags] });
}

export async function listPeople(url: string): Promise<DemoPerson[]> {
    return (await (await fetch(`${url}/demo/people`)).json()) as DemoPerson[];
}

export async function personOfRole(url: string, role: DemoPerson['role']): Promise<DemoPerson> {
    const person = (await listPeople(url)).find((candidate) => candidate.role === role);
    if (person === undefined) {
        throw new Error(`The demo company has no ${role}.`);
    }
    return person;
}

export interface OpenPage {
    readonly page: Page;
    readonly context: BrowserContext;
    /** Script errors and failed requests; a test ends with none. */
    readonly troubles: string[];
}

/** Opens a tab as a person of the demo company and waits until the frame is there. */
export async function openTab(
    browser: Browser,
    url: string,
    { tab, person, viewport = DESKTOP }: { tab: string; person: DemoPerson; viewport?: typeof DESKTOP }
): Promise<OpenPage> {
    const isPhone = viewport.width < 768;
    const context = await browser.newContext({ viewport, isMobile: isPhone, hasTouch: isPhone });
    await context.addCookies([{ name: 'fieldmap_demo_user', value: person.userId, url }]);
    const page = await context.newPage();
    const troubles: string[] = [];
    page.on('pageerror', (error) => troubles.push(`script: ${error.stack ?? error.message}`));
    page.on('response', (response) => {
        if (response.status() >= 500) {
            troubles.push(`${response.status()} ${new URL(response.url()).pathname}`);
        }
    });
    await page.goto(`${url}/#/n/${tab}`);
    await page.getByRole('navigation', { name: 'Fieldmap' }).waitFor();
    return { page, context, troubles };
}

/** Keeps a picture of the page in test-results/screens, for people to look at. */
export async function takeScreenshot(page: Page, name: string): Promise<void> {
    const directory = path.resolve('test-results/screens');
    mkdirSync(directory, { recursive: true });
    await page.screenshot({ path: path.join(directory, `${name}.png`) });
}
