/** Run-time stand-ins for `@salesforce/*` modules. The page sets `globalThis.fieldmapPlatform` before components load. */

export interface PlatformValues {
    readonly labels: Readonly<Record<string, string>>;
    readonly user: Readonly<Record<string, unknown>>;
    readonly i18n: Readonly<Record<string, unknown>>;
    readonly client: Readonly<Record<string, unknown>>;
    readonly permissions: readonly string[];
}

declare global {
    var fieldmapPlatform: PlatformValues;
}

export function label(name: string): string {
    const bare = name.replace(/^c\./, '');
    return globalThis.fieldmapPlatform.labels[bare] ?? `{${bare}}`;
}

export function value(kind: 'user' | 'i18n' | 'client', name: string): unknown {
    const values = globalThis.fieldmapPlatform[kind];
    if (!(name in values)) {
        throw new Error(`The workbench has no value for @salesforce/${kind}/${name}.`);
    }
    return values[name];
}

export function hasPermission(name: string): boolean {
    return globalThis.fieldmapPlatform.permissions.includes(name);
}

type DataCallback = (value: unknown) => void;

interface WireSource {
    /** False while the configuration is incomplete. */
    ready?(config: Record<string, unknown>): boolean;
    load(config: Record<string, unknown>): Promise<unknown>;
}

const refreshers = new WeakMap<object, () => Promise<void>>();

/** A wire adapter class that emits as the platform does: first nothing, then frozen data or an error, late answers dropped. */
export function createAdapter(source: WireSource): new (callback: DataCallback) => object {
    return class {
        private config: Record<string, unknown> | undefined;
        private sequence = 0;
        private isConnected = false;
        private readonly callback: DataCallback;
        constructor(callback: DataCallback) {
            this.callback = callback;
            callback({ data: undefined, error: undefined });
        }
        connect(): void {
            this.isConnected = true;
            void this.run();
        }
        disconnect(): void {
            this.isConnected = false;
            this.sequence += 1;
        }
        update(config: Record<string, unknown>): void {
            this.config = config;
            void this.run();
        }
        private async run(): Promise<void> {
            const config = this.config;
            const isReady = config && (source.ready?.(config) ?? !Object.values(config).includes(undefined));
            if (!this.isConnected || !isReady) {
                return;
            }
            const sequence = ++this.sequence;
            const answer = await source.load(config).then(
                (data) => ({ data: deepFreeze(data), error: undefined }),
                (error: unknown) => ({ data: undefined, error })
            );
            if (sequence === this.sequence && this.isConnected) {
                refreshers.set(answer, () => this.run());
                this.callback(answer);
            }
        }
    };
}

function deepFreeze(data: unknown): unknown {
    if (data !== null && typeof data === 'object' && !Object.isFrozen(data)) {
        Object.freeze(data);
        Object.values(data).forEach(deepFreeze);
    }
    return data;
}

/** Sends JSON and takes JSON. Errors: an error shaped like the platform's `FetchResponse`. */
export async function callJson(url: string, body?: unknown): Promise<unknown> {
    const response = await fetch(
        url,
        body === undefined
            ? {}
            : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    );
    const text = await response.text();
    const json: unknown = text === '' ? null : JSON.parse(text);
    if (!response.ok) {
        const message = (json as { message?: string } | null)?.message ?? response.statusText;
        throw Object.assign(new Error(message), { body: json, status: response.status, ok: false });
    }
    return json;
}

/** `import method from '@salesforce/apex/Class.method'`: a function that is also a wire adapter. */
export function apexMethod(name: string): unknown {
    const [className = '', method = ''] = name.replace(/^c\./, '').split('.');
    const call = (parameters: unknown = {}): Promise<unknown> =>
        callJson(`/apex/${className}/${method}`, parameters ?? {});
    return Object.assign((parameters?: unknown) => call(parameters), { adapter: createAdapter({ load: call }) });
}

export function refreshApex(wired: object | undefined): Promise<void> {
    return (wired && refreshers.get(wired)?.()) ?? Promise.resolve();
}

export function getSObjectValue(record: Record<string, unknown>, field: string | { fieldApiName: string }): unknown {
    const path = typeof field === 'string' ? (field.split('.').pop() ?? field) : field.fieldApiName;
    return record[path];
}
