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
