import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import type { KpiAlert, KpiDefinition, TeamMember } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import { digitsApart, nextStepOf, valueText, words, type NextStep } from 'c/kpiText';
import all from '@salesforce/label/c.Fieldmap_Kpi_AlertsAll';
import few from '@salesforce/label/c.Fieldmap_Kpi_AlertsFew';
import heading from '@salesforce/label/c.Fieldmap_Kpi_Alerts';
import hint from '@salesforce/label/c.Fieldmap_Kpi_AlertHint';
import stepDeals from '@salesforce/label/c.Fieldmap_Kpi_StepDeals';
import stepRecords from '@salesforce/label/c.Fieldmap_Kpi_StepRecords';
import stepWeek from '@salesforce/label/c.Fieldmap_Kpi_StepWeek';
import listed from '@salesforce/label/c.Fieldmap_Kpi_AlertsListed';
import text from '@salesforce/label/c.Fieldmap_Kpi_AlertText';
import textOwn from '@salesforce/label/c.Fieldmap_Kpi_AlertTextOwn';
import why from '@salesforce/label/c.Fieldmap_Kpi_WhyShort';

interface Item {
    readonly id: string;
    readonly key: string;
    readonly userId: string;
    readonly text: string;
    readonly sign: string;
    readonly itemClass: string;
    readonly step: NextStep;
    readonly stepText: string;
    readonly stepLabel: string;
    readonly whyLabel: string;
    readonly hasStep: boolean;
}

/** Alerts that leave the numbers in the first view. */
const FIRST = 3;
const STEPS: Readonly<Record<NextStep, string>> = {
    week: stepWeek,
    deals: stepDeals,
    records: stepRecords,
    why
};

/**
 * Who is outside the limits of their own past, what went wrong first, each with its next step. Event `cellselected`
 * {key, userId, isWhy}: open the number, and ask why where `isWhy`.
 */
export default class KpiAlerts extends NavigationMixin(LightningElement) {
    @api alerts: readonly KpiAlert[] = [];
    /** With those that are not listed. */
    @api alertCount = 0;
    @api definitions: readonly KpiDefinition[] = [];
    @api team: readonly TeamMember[] = [];
    @api currency: string | null = null;
    /** The reader, whose own alerts are said without a name. */
    @api userId = '';

    readonly words = { heading, hint, why };
    isOpen = false;

    get hasAlerts(): boolean {
        return this.items.length > 0;
    }

    get shown(): readonly Item[] {
        return this.isOpen ? this.items : this.items.slice(0, FIRST);
    }

    get hasMore(): boolean {
        return this.items.length > FIRST;
    }

    get moreText(): string {
        return this.isOpen ? few : fillLabel(all, formattersFor().number(this.items.length));
    }

    /** The list is not all of them. */
    get listNote(): string {
        const format = formattersFor();
        return this.alertCount > this.alerts.length
            ? fillLabel(listed, format.number(this.alerts.length), format.number(this.alertCount))
            : '';
    }

    get expanded(): string {
        return String(this.isOpen);
    }

    private get items(): readonly Item[] {
        const names = new Map(this.team.map(({ userId, name }) => [userId, name]));
        const badFirst = [...this.alerts].sort((a, b) => Number(a.isGood) - Number(b.isGood));
        return badFirst.flatMap((alert) => {
            const definition = this.definitions.find(({ key }) => key === alert.key);
            const name = names.get(alert.userId);
            return definition === undefined || name === undefined ? [] : [this.itemOf(alert, definition, name)];
        });
    }

    handleMore(): void {
        this.isOpen = !this.isOpen;
    }

    handleOpen(event: Event): void {
        this.open(event, false);
    }

    handleWhy(event: Event): void {
        this.open(event, true);
    }

    handleStep(event: Event): void {
        const { step, user = '' } = (event.currentTarget as HTMLElement).dataset;
        if (step === 'week') {
            this.go('Fieldmap_My_Week', { c__owner: user });
        } else if (step === 'deals') {
            this.go('Fieldmap_Map', { c__layers: 'Opportunity', c__owner: user });
        } else {
            this.open(event, false);
        }
    }

    private itemOf(alert: KpiAlert, definition: KpiDefinition, name: string): Item {
        const { key, userId } = alert;
        const limit = Math.max(0, alert.limit);
        const more = digitsApart(alert.value, limit, definition.unit, formattersFor());
        const numbers = [alert.value, alert.mean, limit].map((number) =>
            valueText(number, definition.unit, formattersFor(), this.currency, more)
        );
        const kpi = words(definition.name);
        const step = nextStepOf(key, alert.isGood);
        const line =
            userId === this.userId ? fillLabel(textOwn, kpi, ...numbers) : fillLabel(text, name, kpi, ...numbers);
        return {
            id: `${key} ${userId}`,
            key,
            userId,
            text: line,
            sign: alert.isAbove ? '▲' : '▼',
            itemClass: `item item_${alert.isGood ? 'good' : 'bad'}`,
            step,
            stepText: STEPS[step],
            stepLabel: `${STEPS[step]}: ${name}, ${kpi}`,
            whyLabel: `${why} ${name}, ${kpi}`,
            hasStep: step !== 'why'
        };
    }

    private open(event: Event, isWhy: boolean): void {
        const { key, user } = (event.currentTarget as HTMLElement).dataset;
        this.dispatchEvent(new CustomEvent('cellselected', { detail: { key, userId: user ?? '', isWhy } }));
    }

    private go(apiName: string, state: Record<string, string>): void {
        this[NavigationMixin.Navigate]({ type: 'standard__navItemPage', attributes: { apiName }, state });
    }
}
