import { LightningElement, api } from 'lwc';
import type { KpiAlert, KpiDefinition, TeamMember } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import { valueText, words } from 'c/kpiText';
import all from '@salesforce/label/c.Fieldmap_Kpi_AlertsAll';
import few from '@salesforce/label/c.Fieldmap_Kpi_AlertsFew';
import heading from '@salesforce/label/c.Fieldmap_Kpi_Alerts';
import hint from '@salesforce/label/c.Fieldmap_Kpi_AlertHint';
import text from '@salesforce/label/c.Fieldmap_Kpi_AlertText';

interface Item {
    readonly id: string;
    readonly key: string;
    readonly userId: string;
    readonly text: string;
    readonly sign: string;
    readonly itemClass: string;
}

/** Alerts that leave the numbers in the first view. */
const FIRST = 3;

/** Who is outside the limits of their own past, what went wrong first. Event `cellselected` {key, userId}: open the number. */
export default class KpiAlerts extends LightningElement {
    @api alerts: readonly KpiAlert[] = [];
    @api definitions: readonly KpiDefinition[] = [];
    @api team: readonly TeamMember[] = [];
    @api currency: string | null = null;

    readonly words = { heading, hint };
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

    get expanded(): string {
        return String(this.isOpen);
    }

    private get items(): readonly Item[] {
        const names = new Map(this.team.map(({ userId, name }) => [userId, name]));
        const badFirst = [...this.alerts].sort((a, b) => Number(a.isGood) - Number(b.isGood));
        return badFirst.flatMap((alert) => {
            const definition = this.definitions.find(({ key }) => key === alert.key);
            const name = names.get(alert.userId);
            if (definition === undefined || name === undefined) {
                return [];
            }
            const value = (number: number): string =>
                valueText(number, definition.unit, formattersFor(), this.currency);
            const { key, userId } = alert;
            return {
                id: `${key} ${userId}`,
                key,
                userId,
                text: fillLabel(
                    text,
                    name,
                    words(definition.name),
                    value(alert.value),
                    value(alert.mean),
                    value(Math.max(0, alert.limit))
                ),
                sign: alert.isAbove ? '▲' : '▼',
                itemClass: `item item_${alert.isGood ? 'good' : 'bad'}`
            };
        });
    }

    handleMore(): void {
        this.isOpen = !this.isOpen;
    }

    handleOpen(event: Event): void {
        const { key, user } = (event.currentTarget as HTMLElement).dataset;
        this.dispatchEvent(new CustomEvent('cellselected', { detail: { key, userId: user ?? '' } }));
    }
}
