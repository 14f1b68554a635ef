import { LightningElement, api } from 'lwc';
import type { PlanComparison, PlanTotals } from 'c/contracts';
import { fillLabel, type Formatters, formattersFor } from 'c/formatters';
import asTyped from '@salesforce/label/c.Fieldmap_Week_AsTyped';
import totalDistance from '@salesforce/label/c.Fieldmap_Week_TotalDistance';
import totalDrive from '@salesforce/label/c.Fieldmap_Week_TotalDrive';
import totalPoints from '@salesforce/label/c.Fieldmap_Week_TotalPoints';
import totalRate from '@salesforce/label/c.Fieldmap_Week_TotalRate';
import totalVisits from '@salesforce/label/c.Fieldmap_Week_TotalVisits';

interface Entry {
    readonly key: string;
    readonly label: string;
    readonly value: string;
    /** The same figure for the order as typed; empty without a comparison. */
    readonly typed: string;
}

/** The week in five numbers, beside those of the order as typed. */
export default class WeekNumbers extends LightningElement {
    @api totals: PlanTotals | null = null;
    /** Driven over the same travel times; null while nothing was typed. */
    @api comparison: PlanComparison | null = null;

    get entries(): readonly Entry[] {
        const { totals } = this;
        if (totals === null) return [];
        const format = formattersFor();
        const typed = this.comparison?.typed;
        return FIGURES.map(({ key, label, text }) => ({
            key,
            label,
            value: text(totals, format),
            typed: typed === undefined || typed.visitCount === 0 ? '' : fillLabel(asTyped, text(typed, format))
        }));
    }

    get hasEntries(): boolean {
        return this.totals !== null;
    }
}

const FIGURES: readonly {
    readonly key: string;
    readonly label: string;
    readonly text: (totals: PlanTotals, format: Formatters) => string;
}[] = [
    { key: 'visits', label: totalVisits, text: ({ visitCount }, format) => format.number(visitCount) },
    { key: 'points', label: totalPoints, text: ({ points }, format) => format.number(points) },
    { key: 'drive', label: totalDrive, text: ({ travelSeconds }, format) => format.duration(travelSeconds) },
    { key: 'distance', label: totalDistance, text: ({ travelMetres }, format) => format.distance(travelMetres) },
    {
        key: 'rate',
        label: totalRate,
        text: ({ visitsPerFieldHour: rate }, format) => (rate === null ? '–' : format.number(rate, 2))
    }
];
