/** Part of a picture's 16 ms: one tile mostly, for the browser still has to raster what was painted. */
const BUDGET_MS = 4;

/** Paints tiles for a quarter of a picture's time at once, after the data, so that the page stays responsive. */
export class PaintQueue {
    private readonly jobs: (() => void)[] = [];
    private isScheduled = false;

    add(job: () => void): void {
        this.jobs.push(job);
        this.schedule();
    }

    private schedule(): void {
        if (this.isScheduled) return;
        this.isScheduled = true;
        // The picture that a move asks for belongs to the data: the ground begins with the one after it.
        // eslint-disable-next-line @lwc/lwc/no-async-operation -- ends by itself when the queue is empty
        requestAnimationFrame(() => this.paintInNext());
    }

    private paintInNext(): void {
        // eslint-disable-next-line @lwc/lwc/no-async-operation -- ends by itself when the queue is empty
        requestAnimationFrame(() => {
            this.isScheduled = false;
            const until = performance.now() + BUDGET_MS;
            do this.jobs.shift()?.();
            while (this.jobs.length > 0 && performance.now() < until);
            if (this.jobs.length > 0) {
                this.isScheduled = true;
                this.paintInNext();
            }
        });
    }
}
