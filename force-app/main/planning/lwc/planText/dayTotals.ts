import { fillLabel, type Formatters } from 'c/formatters';
import dayTotals from '@salesforce/label/c.Fieldmap_Week_DayTotals';
import dayTotalsOne from '@salesforce/label/c.Fieldmap_Week_DayTotalsOne';

/** Visits, driving time and distance of a day or a week in one line. */
export function dayTotalsText(visits: number, seconds: number, metres: number, format: Formatters): string {
    const words = visits === 1 ? dayTotalsOne : dayTotals;
    return fillLabel(words, format.number(visits), format.duration(seconds), format.distance(metres));
}
