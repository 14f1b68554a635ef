import type { RefusedPosition } from '#kernel/contracts';
import type { Recording } from '../ports.ts';
import { isWithin } from '../stays/settleStays.ts';
import { SHOWN_REFUSALS, type ReadPositions } from './readPositions.ts';

/** Refuses positions of times that are decided or deleted: they may not come back. */
export function dropFinal(
    { points, rows, report }: ReadPositions,
    { finalUntilMs, settledSpans }: Pick<Recording, 'finalUntilMs' | 'settledSpans'>,
    deadlineMs: number
): Pick<ReadPositions, 'points' | 'report'> {
    const finalMs = Math.max(finalUntilMs, deadlineMs);
    const refused: RefusedPosition[] = [];
    const kept = points.filter(({ atMs }, i) => {
        const isOpen = atMs > finalMs && !isWithin(atMs, settledSpans);
        if (!isOpen) refused.push(alreadyFinal(rows[i]!, atMs));
        return isOpen;
    });
    if (refused.length === 0) return { points, report };
    return {
        points: kept,
        report: {
            ...report,
            accepted: kept.length,
            refusedCount: report.refusedCount + refused.length,
            refused: [...report.refused, ...refused].slice(0, SHOWN_REFUSALS)
        }
    };
}

function alreadyFinal(row: number, atMs: number): RefusedPosition {
    return {
        row,
        reason: 'already-final',
        expected: 'a time that was not decided on yet',
        got: new Date(atMs).toISOString()
    };
}
