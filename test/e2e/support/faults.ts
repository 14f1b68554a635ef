import type { DemoUnderTest } from './demo.ts';

/** Lets answers of the demo org go wrong until {@link clearFaults}; `rule` as `scripts/demo/org/faults` reads it. */
export async function setFault({ url, controlKey }: DemoUnderTest, rule: object): Promise<void> {
    const response = await fetch(`${url}/demo/faults`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-demo-control-key': controlKey },
        body: JSON.stringify(rule)
    });
    if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
}

export async function clearFaults({ url, controlKey }: DemoUnderTest): Promise<void> {
    await fetch(`${url}/demo/faults`, { method: 'DELETE', headers: { 'x-demo-control-key': controlKey } });
}
