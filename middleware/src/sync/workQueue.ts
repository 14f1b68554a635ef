export interface WorkQueue {
    run<Result>(work: () => Promise<Result>): Promise<Result>;
    isBusy(): boolean;
}

/** Runs one piece of work after the other. */
export function createWorkQueue(): WorkQueue {
    let last: Promise<unknown> | null = null;
    return {
        isBusy: () => last !== null,
        async run(work) {
            const before = last;
            const mine = (async () => {
                await before?.catch(() => undefined);
                return work();
            })();
            last = mine;
            try {
                return await mine;
            } finally {
                if (last === mine) {
                    last = null;
                }
            }
        }
    };
}

/** Callers that come while a run waits for its start share that run: it sees everything that they ask it to look for. */
export function atMostOneWaiting<Result>(work: (onStart: () => void) => Promise<Result>): () => Promise<Result> {
    let waiting: Promise<Result> | null = null;
    return () => {
        const onStart = (): void => {
            waiting = null;
        };
        waiting ??= work(onStart).finally(onStart);
        return waiting;
    };
}
