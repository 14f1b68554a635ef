/** What becomes of a visit of the demo company today. Instants are milliseconds since 1970. */
export interface Fate {
    readonly kind: 'done' | 'late' | 'missed' | 'skipped';
    /** When the rep checks in, or says that the visit is skipped. */
    readonly beginsMs: number;
    readonly endsMs: number;
}

export type Step = 'none' | 'check-in' | 'check-out' | 'skip';

const MINUTE_MS = 60_000;

/** The same for the same visit, person and time: a visit that is moved or handed over gets another chance. */
export function fateOf(key: string, plannedStartMs: number, plannedEndMs: number): Fate {
    const draw = hashOf(`${key} ${plannedStartMs}`);
    const length = Math.max(10 * MINUTE_MS, plannedEndMs - plannedStartMs);
    const share = draw % 100;
    const kind = share < 8 ? 'missed' : share < 20 ? 'late' : share < 26 ? 'skipped' : 'done';
    const delay = kind === 'late' ? 20 + (draw % 20) : (draw % 12) - 5;
    const beginsMs = plannedStartMs + delay * MINUTE_MS;
    return { kind, beginsMs, endsMs: beginsMs + Math.round(length * (0.8 + (draw % 30) / 100)) };
}

/** What the rep does now, given how far the visit is. */
export function stepAt(fate: Fate, status: string, nowMs: number): Step {
    if (fate.kind === 'missed' || nowMs < fate.beginsMs) return 'none';
    if (fate.kind === 'skipped') return status === 'Planned' ? 'skip' : 'none';
    if (status === 'Planned') return 'check-in';
    return status === 'In Progress' && nowMs >= fate.endsMs ? 'check-out' : 'none';
}

/** FNV-1a: small, and well spread over short texts. */
export function hashOf(text: string): number {
    let hash = 0x811c9dc5;
    for (const character of text) {
        hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
    }
    return (hash ^ (hash >>> 15)) >>> 0;
}
