import type { ActionButton } from 'c/actionRow';
import type { Choice, VisitChoices } from 'c/contracts';
import type { BoardState } from 'c/visitRules';
import type { DayStop } from 'c/visitDayState';
import { LABELS } from './labels.ts';

/**
 * What the person wants with the stop. `contact`: by the mode given; `written-down`: was there, without check-in; `replan`: at
 * another time.
 */
export type StopAction =
    'check-in' | 'check-out' | 'report' | 'skip' | 'no-contact' | 'contact' | 'written-down' | 'replan' | 'undo';

/** What a button does within the card: opens a part of it, or the record. */
export type StopPart = 'why-skip' | 'when-replan' | 'record' | 'more';

/** A button of the card. */
export interface StopButton extends ActionButton {
    readonly action: StopAction | StopPart;
    readonly isWrite: boolean;
}

export type StopForButtons = Pick<DayStop, 'status' | 'recordId' | 'report'>;

/** The one next thing to do; none for what was skipped or called off. */
export function mainButton({ status, report }: StopForButtons): StopButton[] {
    if (status === 'Planned') return [main('check-in', LABELS.checkIn)];
    if (status === 'In Progress') return [main('check-out', LABELS.checkOut)];
    if (status !== 'Completed') return [];
    return report.outcome === null ? [main('report', LABELS.writeReport)] : [button('report', LABELS.editReport)];
}

/** What else makes a late or missed stop right, beside going there now. */
export function overdueButtons(state: BoardState): StopButton[] {
    if (state !== 'late' && state !== 'missed') return [];
    return [
        button('written-down', LABELS.writtenDown),
        button('why-skip', LABELS.skip, 'skip'),
        button('when-replan', LABELS.replan, 'replan')
    ];
}

/** Everything that is one tap further away. */
export function moreButtons(stop: StopForButtons, state: BoardState, choices: VisitChoices | null): StopButton[] {
    const { status, recordId } = stop;
    const open = recordId === null ? [] : [button('record', LABELS.openRecord, 'open')];
    if (status === 'In Progress') {
        return [button('no-contact', LABELS.noContact), button('undo', LABELS.undoCheckIn), ...open];
    }
    if (status === 'Skipped') return [button('when-replan', LABELS.replan, 'replan'), ...open];
    if (status !== 'Planned') return open;
    const contacts = choicesOf(choices?.modes, 'contact', ({ label }) => LABELS.contactBy.replace('{0}', label));
    const isOverdue = overdueButtons(state).length > 0;
    const others = [
        button('why-skip', LABELS.skip, 'skip'),
        button('when-replan', LABELS.replan, 'replan'),
        button('written-down', LABELS.writtenDown)
    ];
    return [button('no-contact', LABELS.noContact), ...contacts, ...(isOverdue ? [] : others), ...open];
}

/** One reason to skip each. */
export function skipButtons(choices: VisitChoices | null): StopButton[] {
    return choicesOf(choices?.skipReasons, 'skip', ({ label }) => label).map((each) => ({
        ...each,
        className: 'reason'
    }));
}

/** What stands beside the links: taking a skip back, and the way to everything else. */
export function usualButtons({ status }: StopForButtons, isExpanded: boolean): StopButton[] {
    const more = { ...button('more', isExpanded ? LABELS.less : LABELS.more), isExpanded };
    return status === 'Skipped' ? [button('undo', LABELS.undoSkip), more] : [more];
}

/** Sends the new time. */
export function replanButton(): StopButton {
    return { ...main('replan', LABELS.replanSave), className: 'button_main replan-save' };
}

function choicesOf(
    choices: readonly Choice[] | undefined,
    action: StopAction,
    labelOf: (choice: Choice) => string
): StopButton[] {
    return (choices ?? []).map((choice) => ({
        ...button(action, labelOf(choice)),
        key: `${action} ${choice.value}`,
        value: choice.value
    }));
}

function main(action: StopAction, label: string): StopButton {
    return { ...button(action, label), className: `button_main ${action}` };
}

const PARTS: readonly string[] = ['why-skip', 'when-replan', 'record', 'more'];

function button(action: StopAction | StopPart, label: string, name: string = action): StopButton {
    return { key: action, label, className: name, action, value: '', isWrite: !PARTS.includes(action) };
}
