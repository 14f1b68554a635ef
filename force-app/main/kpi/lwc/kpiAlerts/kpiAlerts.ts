import { LightningElement, api } from 'lwc';
import type { KpiAlert, KpiDefinition, TeamMember } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import { valueText, words } from 'c/kpiText';
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

/** Who is outside the limits of their own past. Event `cellselected` {key, userId}: open the number. */
export default class KpiAlerts extends LightningElement {
    @api alerts: readonly KpiAlert[] = [];
    @api definitions: readonly KpiDefinition[] = [];
    @api team: readonly TeamMember[] = [];
    @api currency: string | null = null;

    readonly words = { heading, hint };

    get hasAlerts(): boolean {
        return this.items.length > 0;
    }

    get items(): readonly Item[] {
        const names = new Map(this.team.map(({ userId, name }) => [userId, name]));
        return this.alerts.flatMap((alert) => {
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

    handleOpen(event: Event): void {
        const { key, user } = (event.currentTarget as HTMLElement).dataset;
        this.dispatchEvent(new CustomEvent('cellselected', { detail: { key, userId: user ?? '' } }));
    }
}
