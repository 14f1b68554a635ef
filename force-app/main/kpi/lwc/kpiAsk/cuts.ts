import type { KpiCut, KpiCutProduct } from 'c/contracts';
import { fillLabel } from 'c/formatters';
import byArea from '@salesforce/label/c.Fieldmap_Kpi_CutArea';
import byClass from '@salesforce/label/c.Fieldmap_Kpi_WhyBy_Class';
import byPerson from '@salesforce/label/c.Fieldmap_Kpi_WhyBy_Person';
import byTeam from '@salesforce/label/c.Fieldmap_Kpi_CutTeam';
import byTerritory from '@salesforce/label/c.Fieldmap_Kpi_CutTerritory';
import byWeek from '@salesforce/label/c.Fieldmap_Kpi_WhyBy_Week';
import byWeekday from '@salesforce/label/c.Fieldmap_Kpi_WhyBy_Weekday';
import area from '@salesforce/label/c.Fieldmap_Kpi_DimArea';
import customerClass from '@salesforce/label/c.Fieldmap_Kpi_DimClass';
import person from '@salesforce/label/c.Fieldmap_Kpi_Person';
import team from '@salesforce/label/c.Fieldmap_Kpi_Team';
import territory from '@salesforce/label/c.Fieldmap_Kpi_DimTerritory';
import two from '@salesforce/label/c.Fieldmap_Kpi_CutTwo';

/** Cuts by one thing, by two together, and by time; the last are for changes only. */
export const CUTS: readonly KpiCut[] = ['person', 'team', 'class', 'territory', 'area'];
export const PRODUCTS: readonly KpiCutProduct[] = [
    'class-person',
    'class-team',
    'class-territory',
    'class-area',
    'person-territory',
    'person-area',
    'team-territory',
    'team-area'
];
export const TIME_CUTS: readonly KpiCut[] = ['weekday', 'week'];

const LABELS: Readonly<Record<string, string>> = {
    person: byPerson,
    team: byTeam,
    class: byClass,
    territory: byTerritory,
    area: byArea,
    weekday: byWeekday,
    week: byWeek
};
const NOUNS: Readonly<Record<string, string>> = { person, team, class: customerClass, territory, area };

export function cutLabel(cut: KpiCut): string {
    const [first = '', second] = cut.split('-');
    return second === undefined
        ? (LABELS[first] ?? first)
        : fillLabel(two, NOUNS[first] ?? first, NOUNS[second] ?? second);
}

/** True for cuts whose outlines only the page knows. */
export function isByArea(cut: KpiCut): boolean {
    return cut.split('-').includes('area');
}
