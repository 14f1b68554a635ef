import process from 'node:process';

/** Milliseconds by the clock and of processor time; on a busy machine only the second means something. */
export interface Latency {
    readonly wall: number;
    readonly cpu: number;
}

export type Prepared = () => Promise<unknown>;

const REQUESTS = 40;

/** 95th percentile in milliseconds; what `prepare` does before each round is not counted. */
export async function p95(
    prepare: (round: number) => Prepared | Promise<Prepared>,
    rounds = REQUESTS
): Promise<Latency> {
    const wall: number[] = [];
    const cpu: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
        const work = await prepare(round);
        const before = process.cpuUsage();
        wall.push(1000 * (await seconds(work)));
        const { user, system } = process.cpuUsage(before);
        cpu.push((user + system) / 1000);
    }
    return { wall: percentile95(wall), cpu: percentile95(cpu) };
}

function percentile95(times: number[]): number {
    times.sort((a, b) => a - b);
    return Number((times[Math.min(times.length - 1, Math.floor(times.length * 0.95))] ?? 0).toFixed(1));
}

export async function seconds(work: Prepared): Promise<number> {
    const start = performance.now();
    await work();
    return Number(((performance.now() - start) / 1000).toFixed(4));
}
