import type { StateStore } from './setupState.ts';

/** One part of setup. */
export interface Stage {
    readonly name: string;
    /**
     * What its result depends on; the stage is passed over when it came to its end with the same before. Null: looked at in
     * every run.
     */
    fingerprint(): Promise<string | null> | string | null;
    /** True when it is to be done although nothing changed here. */
    isForced?(): Promise<boolean> | boolean;
    /** Does the work; gives what is to be shown of it. */
    run(say: (progress: string) => void): Promise<string>;
}

export interface StageResult {
    readonly name: string;
    readonly status: 'done' | 'unchanged';
    readonly detail: string;
    readonly seconds: number;
}

export interface StageObserver {
    started(name: string): void;
    progress(name: string, text: string): void;
    finished(result: StageResult): void;
}

/** A stage failed; those before are kept, and the next run goes on with this one. */
export class StageError extends Error {
    readonly stage: string;
    readonly results: readonly StageResult[];

    constructor(stage: string, results: readonly StageResult[], cause: unknown) {
        super(cause instanceof Error ? cause.message : String(cause), { cause });
        this.name = 'StageError';
        this.stage = stage;
        this.results = results;
    }
}

/** Runs stages in order, each only when something changed since its last success. */
export async function runStages(
    stages: readonly Stage[],
    store: StateStore,
    observer: StageObserver,
    now: () => number
): Promise<readonly StageResult[]> {
    const results: StageResult[] = [];
    for (const stage of stages) {
        observer.started(stage.name);
        try {
            const result = await runStage(stage, store, observer, now);
            results.push(result);
            observer.finished(result);
        } catch (error) {
            throw new StageError(stage.name, results, error);
        }
    }
    return results;
}

async function runStage(
    stage: Stage,
    store: StateStore,
    observer: StageObserver,
    now: () => number
): Promise<StageResult> {
    const startedAt = now();
    const before = await stage.fingerprint();
    const isDone = before !== null && store.read().done[stage.name]?.fingerprint === before;
    if (isDone && !(await stage.isForced?.())) {
        return { name: stage.name, status: 'unchanged', detail: '', seconds: 0 };
    }
    const detail = await stage.run((text) => observer.progress(stage.name, text));
    // A stage may change what it depends on: the deployment decides what is staged next.
    const fingerprint = before ?? '';
    const done = { ...store.read().done, [stage.name]: { fingerprint, finishedAt: new Date(now()).toISOString() } };
    store.change({ done });
    return { name: stage.name, status: 'done', detail, seconds: Math.round((now() - startedAt) / 100) / 10 };
}
