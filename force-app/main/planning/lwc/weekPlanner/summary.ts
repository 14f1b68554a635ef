import type { PlanTotals } from 'c/contracts';
import type { Formatters } from 'c/formatters';
import { LABELS } from './labels.ts';

export interface SummaryEntry {
    readonly key: string;
    readonly label: string;
    readonly value: string;
}

/** The week in five numbers. */
export function summaryOf(totals: PlanTotals, format: Formatters): SummaryEntry[] {
    const rate = totals.visitsPerFieldHour;
    return [
        { key: 'visits', label: LABELS.totalVisits, value: format.number(totals.visitCount) },
        { key: 'points', label: LABELS.totalPoints, value: format.number(totals.points) },
        { key: 'drive', label: LABELS.totalDrive, value: format.duration(totals.travelSeconds) },
        { key: 'distance', label: LABELS.totalDistance, value: format.distance(totals.travelMetres) },
        { key: 'rate', label: LABELS.totalRate, value: rate === null ? '–' : format.number(rate, 2) }
    ];
}
