import type { VisitBoard } from 'c/contracts';
import { haversineMetres } from 'c/geo';
import { freeTimeFor, handOverChoices, type FreeTime } from 'c/visitRules';
import { optionsFor, toPlaced, type BoardRow, type StopView } from './boardView.ts';

/** Somebody who could make a visit, and when. The present visitor has no distance. */
export interface StepChoice {
    readonly userId: string;
    readonly name: string;
    /** Null: no free time left on the day. */
    readonly free: FreeTime | null;
    readonly distanceMetres: number | null;
    readonly openVisits: number;
}

interface Choices {
    /** The visitor keeps it, at another time. */
    readonly keep: StepChoice;
    /** Colleagues, the best first; those without a free time last. */
    readonly others: readonly StepChoice[];
}

/** What can be done with a stop that did not happen as planned. */
export function choicesFor(
    stop: StopView,
    rows: readonly BoardRow[],
    board: VisitBoard,
    nowMs: number,
    dayOffset: number
): Choices {
    const visit = toPlaced(stop.visit);
    const persons = new Map(rows.map(({ person }) => [person.userId, person]));
    const visitsOf = new Map(
        rows.map(({ person, stops }) => [
            person.userId,
            stops.filter((each) => each.visit.visitId !== visit.visitId).map((each) => toPlaced(each.visit))
        ])
    );
    const optionsOf = (userId: string): ReturnType<typeof optionsFor> => {
        const person = persons.get(userId) ?? rows[0]!.person;
        return optionsFor(board, person, nowMs, dayOffset);
    };
    const nameOf = (userId: string): string => persons.get(userId)?.name ?? '';
    const found = handOverChoices(visit, visitsOf, haversineMetres, optionsOf).map((choice) => ({
        userId: choice.userId,
        name: nameOf(choice.userId),
        free: { startMs: choice.startMs, endMs: choice.endMs },
        distanceMetres: choice.distanceMetres,
        openVisits: choice.openVisits
    }));
    const busy = [...persons.values()]
        .filter(({ userId }) => userId !== visit.ownerId && !found.some((choice) => choice.userId === userId))
        .map(({ userId, name }) => ({ userId, name, free: null, distanceMetres: null, openVisits: 0 }));
    const own = visitsOf.get(visit.ownerId) ?? [];
    return {
        keep: {
            userId: visit.ownerId,
            name: nameOf(visit.ownerId),
            free: persons.has(visit.ownerId) ? freeTimeFor(visit, own, optionsOf(visit.ownerId)) : null,
            distanceMetres: null,
            openVisits: own.length
        },
        others: [...found, ...busy]
    };
}
