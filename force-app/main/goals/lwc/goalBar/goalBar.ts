import { LightningElement, api } from 'lwc';
import type { GoalView } from 'c/goalText';

/** How far a goal is, and where its pace should be. The numbers beside it say the same in words. */
export default class GoalBar extends LightningElement {
    @api view: Pick<GoalView, 'percent' | 'expectedPercent' | 'status'> | null = null;

    get fillClass(): string {
        return `fill fill_${this.view?.status ?? ''}`;
    }
    get fillStyle(): string {
        return `width: ${this.view?.percent ?? 0}%`;
    }
    get markStyle(): string | null {
        const expected = this.view?.expectedPercent ?? null;
        return expected === null ? null : `left: ${expected}%`;
    }
}
