import type { KpiPeople, PeriodKind } from 'c/contracts';
import day from '@salesforce/label/c.Fieldmap_Kpi_Day';
import month from '@salesforce/label/c.Fieldmap_Kpi_Month';
import peopleAll from '@salesforce/label/c.Fieldmap_Kpi_PeopleAll';
import peopleOthers from '@salesforce/label/c.Fieldmap_Kpi_PeopleOthers';
import peopleOwn from '@salesforce/label/c.Fieldmap_Kpi_PeopleOwn';
import quarter from '@salesforce/label/c.Fieldmap_Kpi_Quarter';
import rolling from '@salesforce/label/c.Fieldmap_Kpi_Rolling';
import week from '@salesforce/label/c.Fieldmap_Kpi_Week';
import year from '@salesforce/label/c.Fieldmap_Kpi_Year';

interface Choice<Value> {
    readonly value: Value;
    readonly label: string;
}

export const PERIODS: readonly Choice<PeriodKind>[] = [
    { value: 'day', label: day },
    { value: 'week', label: week },
    { value: 'month', label: month },
    { value: 'quarter', label: quarter },
    { value: 'year', label: year },
    { value: 'rolling', label: rolling }
];

export const PEOPLE: readonly Choice<KpiPeople>[] = [
    { value: 'all', label: peopleAll },
    { value: 'others', label: peopleOthers },
    { value: 'own', label: peopleOwn }
];
