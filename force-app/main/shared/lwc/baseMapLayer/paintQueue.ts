/** Part of a picture's 16 ms. */
const BUDGET_MS = 10;

/** Paints tiles for at most half a picture's time at once, so that the page stays responsive meanwhile. */
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
        // eslint-disable-next-line @lwc/lwc/no-async-operation -- ends by itself when the queue is empty
        requestAnimationFrame(() => {
            this.isScheduled = false;
            const until = performance.now() + BUDGET_MS;
            do this.jobs.shift()?.();
            while (this.jobs.length > 0 && performance.now() < until);
            if (this.jobs.length > 0) this.schedule();
        });
    }
}
