import { LightningElement, api } from 'lwc';
import type { SyncObjectStatus } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import { ageText, objectText } from 'c/syncText';
import finished from '@salesforce/label/c.Fieldmap_Sync_Finished';
import how from '@salesforce/label/c.Fieldmap_Sync_How';
import howEvents from '@salesforce/label/c.Fieldmap_Sync_HowEvents';
import howPolling from '@salesforce/label/c.Fieldmap_Sync_HowPolling';
import lag from '@salesforce/label/c.Fieldmap_Sync_Lag';
import object from '@salesforce/label/c.Fieldmap_Sync_Object';
import objects from '@salesforce/label/c.Fieldmap_Sync_Objects';
import phase from '@salesforce/label/c.Fieldmap_Sync_Phase';
import phaseLoading from '@salesforce/label/c.Fieldmap_Sync_PhaseLoading';
import phaseNever from '@salesforce/label/c.Fieldmap_Sync_PhaseNever';
import phaseReady from '@salesforce/label/c.Fieldmap_Sync_PhaseReady';
import rows from '@salesforce/label/c.Fieldmap_Sync_Rows';

interface RowView {
    readonly name: string;
    readonly apiName: string;
    readonly phase: string;
    readonly phaseClass: string;
    readonly rows: string;
    readonly how: string;
    readonly howClass: string;
    readonly age: string;
    readonly finished: string;
}

/** How far each mirrored object is. */
export default class SyncObjects extends LightningElement {
    @api objects: readonly SyncObjectStatus[] = [];
    /** Names of the objects whose changes arrive at once. */
    @api liveObjects: readonly string[] = [];

    readonly words = { finished, how, lag, object, objects, phase, rows };

    get rowViews(): readonly RowView[] {
        const format = formattersFor();
        return this.objects.map((item) => {
            const isLive = this.liveObjects.includes(item.objectApiName);
            return {
                name: objectText(item.objectApiName),
                apiName: item.objectApiName,
                phase: phaseText(item),
                phaseClass: `phase phase_${item.phase}`,
                rows: format.number(item.rows),
                how: isLive ? howEvents : howPolling,
                howClass: isLive ? 'how how_live' : 'how',
                age: item.lagSeconds === null ? '–' : ageText(item.lagSeconds),
                finished: item.lastFinishedAt === null ? '–' : format.dateTime(item.lastFinishedAt)
            };
        });
    }
}

/** While an object loads, how much of it is there. */
function phaseText({ phase: state, rows: loaded, total }: SyncObjectStatus): string {
    if (state === 'loading') {
        return fillLabel(phaseLoading, total ? formattersFor().percent(Math.min(1, loaded / total)) : '').trim();
    }
    return state === 'ready' ? phaseReady : phaseNever;
}
