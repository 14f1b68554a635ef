import { LightningElement, api } from 'lwc';
import type { SessionContext } from 'c/contracts';
import { formattersFor } from 'c/formatters';
import { addDays } from 'c/planView';
import nextWeek from '@salesforce/label/c.Fieldmap_Week_NextWeek';
import person from '@salesforce/label/c.Fieldmap_Week_Person';
import previousWeek from '@salesforce/label/c.Fieldmap_Week_PreviousWeek';
import team from '@salesforce/label/c.Fieldmap_Week_Team';

const FRIDAY = 4;

/** Which week, and whose. Events: `weekchosen` {monday}, `ownerschosen` {ownerIds, isShared}. The slot holds actions. */
export default class WeekHeader extends LightningElement {
    /** `YYYY-MM-DD`. */
    @api monday = '';
    @api session?: SessionContext;
    @api ownerIds: readonly string[] = [];
    @api isShared = false;

    readonly words = { nextWeek, person, previousWeek, team };
    isTeamOpen = false;

    get weekTitle(): string {
        const format = formattersFor();
        return this.monday ? `${format.weekday(this.monday)} – ${format.weekday(addDays(this.monday, FRIDAY))}` : '';
    }

    get hasTeam(): boolean {
        return (this.session?.team.length ?? 0) > 1;
    }

    get isTeam(): boolean {
        return this.ownerIds.length > 1;
    }

    get teamVariant(): string {
        return this.isTeam ? 'brand' : 'neutral';
    }

    get ownerId(): string {
        return this.isTeam ? '' : (this.ownerIds[0] ?? '');
    }

    get people(): readonly { label: string; value: string }[] {
        return (this.session?.team ?? []).map(({ name, userId, roleName }) => ({
            label: roleName ? `${name} · ${roleName}` : name,
            value: userId
        }));
    }

    handlePreviousWeek(): void {
        this.chooseWeek(-7);
    }

    handleNextWeek(): void {
        this.chooseWeek(7);
    }

    handleOwner(event: CustomEvent<{ value: string }>): void {
        this.choose([event.detail.value], false);
    }

    handleToggleTeam(): void {
        this.isTeamOpen = !this.isTeamOpen;
    }

    handleTeam(event: CustomEvent<{ ownerIds: readonly string[]; isShared: boolean }>): void {
        this.isTeamOpen = false;
        this.choose(event.detail.ownerIds, event.detail.isShared);
    }

    private chooseWeek(days: number): void {
        this.dispatchEvent(new CustomEvent('weekchosen', { detail: { monday: addDays(this.monday, days) } }));
    }

    private choose(ownerIds: readonly string[], isShared: boolean): void {
        this.dispatchEvent(new CustomEvent('ownerschosen', { detail: { ownerIds, isShared } }));
    }
}
