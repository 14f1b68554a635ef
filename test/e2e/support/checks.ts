import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Serious accessibility findings of the page as it stands, by rule. */
export async function axeFindings(page: Page): Promise<string[]> {
    await page.evaluate(axeSource);
    return page.evaluate(async () => {
        const axe = (
            globalThis as unknown as {
                axe: { run(root: unknown, options: unknown): Promise<{ violations: AxeViolation[] }> };
            }
        ).axe;
        interface AxeViolation {
            id: string;
            impact: string;
            nodes: { html: string; target: unknown[] }[];
        }
        const { violations } = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa'] });
        // Notices are the platform's own and fade while they are looked at; a path leads to them through shadow roots.
        const isNotice = (target: unknown[]): boolean => JSON.stringify(target).includes('"lightning-toast');
        return violations
            .filter(({ impact }) => impact === 'serious' || impact === 'critical')
            .flatMap(({ id, nodes }) => nodes.map((node) => ({ id, ...node })))
            .filter(({ target }) => !isNotice(target))
            .map(({ id, html, target }) => `${id}: ${html.slice(0, 160)} at ${JSON.stringify(target)}`);
    });
}

/** True when something sticks out of the viewport sideways. */
export function overflowsSideways(page: Page): Promise<boolean> {
    return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth + 1);
}

/** Asks again until the answer is as wanted; fails after `seconds` (ten unless told) with the last one. */
export async function eventually<Answer>(
    ask: () => Promise<Answer>,
    isWanted: (answer: Answer) => boolean,
    seconds = 10
): Promise<void> {
    let answer = await ask();
    for (let attempt = 0; attempt < seconds * 4 && !isWanted(answer); attempt += 1) {
        await new Promise((resolve) => setTimeout(resolve, 250));
        answer = await ask();
    }
    if (!isWanted(answer)) {
        throw new Error(`The page still says ${JSON.stringify(answer)}.`);
    }
}
