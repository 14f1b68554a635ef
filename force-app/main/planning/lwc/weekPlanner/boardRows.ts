import type { Plan, PlannedVisit, SessionContext } from 'c/contracts';
import type { Formatters } from 'c/formatters';
import type { ExportDay } from 'c/planExport';
import { colourOf, daysOf, type DayView, type Names } from 'c/planView';
import type { BoardRow } from 'c/weekBoard';
import { dayTotalsText } from 'c/planText';
import type { VisitsByOwner } from './weekData.ts';
import { shownOf, type Proposal } from './weekState.ts';

export interface RowSources {
    readonly ownerIds: readonly string[];
    readonly session: SessionContext | null;
    readonly monday: string;
    readonly proposal: Proposal | null;
    readonly visits: VisitsByOwner;
    readonly names: Names;
    readonly format: Formatters;
    readonly dayOf: (instant: string) => string;
}

/** One row a person; in a team each person has a colour of their own. */
export function boardRows(sources: RowSources): BoardRow[] {
    const { ownerIds, session, format } = sources;
    const isTeam = ownerIds.length > 1;
    return ownerIds.map((ownerId, index) => {
        const days = daysOfOwner(sources, ownerId, isTeam ? colourOf(index) : null);
        const shifts = days.flatMap(({ shift }) => shift ?? []);
        const sum = (of: (shift: Plan['shifts'][number]) => number): number =>
            shifts.reduce((total, shift) => total + of(shift), 0);
        return {
            ownerId,
            name: isTeam ? (session?.team.find(({ userId }) => userId === ownerId)?.name ?? '…') : '',
            totals:
                shifts.length === 0
                    ? ''
                    : dayTotalsText(
                          sum(({ stops }) => stops.length),
                          sum(({ travelSeconds }) => travelSeconds),
                          sum(({ travelMetres }) => travelMetres),
                          format
                      ),
            days
        };
    });
}

function daysOfOwner(sources: RowSources, ownerId: string, colour: string | null): DayView[] {
    const { monday, proposal, names, dayOf, ownerIds } = sources;
    const shown = proposal && shownOf(proposal);
    const isOwn = ({ ownerId: owner }: { ownerId: string }): boolean => owner === ownerId || ownerIds.length === 1;
    const plan = shown && { ...shown.plan, shifts: shown.plan.shifts.filter(isOwn) };
    return daysOf(monday, plan, standing(sources.visits[ownerId] ?? [], plan), names, dayOf, {
        violations: shown?.violations ?? {},
        changedShiftIds: shown?.changedShiftIds ?? [],
        pinned: proposal?.edit.pinned ?? [],
        ...(colour !== null && { colour })
    });
}

/** A repaired plan speaks for the visits of the plans before it: those are not shown a second time at their old hour. */
function standing(visits: readonly PlannedVisit[], plan: Plan | null): readonly PlannedVisit[] {
    return plan?.baseId === undefined
        ? visits
        : visits.filter(({ status, planId }) => status !== 'Planned' || planId === null);
}

/** Days with the stops of the proposal, for other programs. */
export function exportDays(rows: readonly BoardRow[]): ExportDay[] {
    return rows.flatMap(({ days }) =>
        days.flatMap(({ date, shift, items }) =>
            shift === null || shift.stops.length === 0
                ? []
                : [
                      {
                          date,
                          start: shift.start.place,
                          end: shift.end.place,
                          stops: items.flatMap(({ stop, name, subtitle, key }) =>
                              stop === null
                                  ? []
                                  : [
                                        {
                                            key,
                                            name,
                                            subtitle,
                                            place: stop.place,
                                            beginsAt: stop.beginsAt,
                                            leavesAt: stop.leavesAt
                                        }
                                    ]
                          )
                      }
                  ]
        )
    );
}
