import type { TravelSource } from '#kernel/contracts';
import type { TravelTimes } from '../../travel/ports.ts';
import { basesOf, toMatrix, weightsOf } from '../buildProblem.ts';
import { dayTravel } from '../dayTravel.ts';
import type { PlanningProblem } from '../model.ts';
import { drivableShift } from '../drivableShift.ts';
import type { PlanGround } from '../planDocument.ts';
import { isRealPlace, PlaceIndex } from '../placeIndex.ts';
import type { CandidateFacts } from '../ports.ts';
import { visitMinutes } from '../sortOut.ts';
import { appointmentsOn, toShift } from '../toShift.ts';
import { valueOfVisit } from '../value/valueOfVisit.ts';
import { windowsOf } from '../windows.ts';

/**
 * A problem of the given records on the days of a plan, nobody kept out: a person typed them. Typed visits that are in the
 * calendar themselves are no appointments here.
 */
export async function problemOfRecords(
    { situation, built }: PlanGround,
    facts: ReadonlyMap<string, CandidateFacts>,
    typed: ReadonlySet<string>,
    travel: TravelTimes
): Promise<{ problem: PlanningProblem; indexOf: Map<string, number>; travelSource: TravelSource }> {
    const places = new PlaceIndex();
    const shifts = situation.days.map((day, index) => {
        const around = appointmentsOn(day, situation).filter(
            ({ objectApiName, relatedRecordId }) => objectApiName === 'Event' || !typed.has(relatedRecordId ?? '')
        );
        return toShift(day, index, situation, around, places);
    });
    const values = new Map(built.chosen.map(({ facts: { recordId }, value }) => [recordId, value.points]));
    const drivable = [...facts.values()].filter(({ place }) => isRealPlace(place));
    const candidates = drivable.map((entry) => ({
        id: entry.recordId,
        customerId: entry.recordId,
        location: places.indexOf(entry.place ?? { latitude: 0, longitude: 0 }),
        prize: values.get(entry.recordId) ?? valueOfVisit(entry, situation.fromDate, situation.settings).points,
        serviceSeconds: 60 * visitMinutes(entry, situation),
        windows: windowsOf(entry, situation) ?? [],
        windowRule: situation.settings.windowRule,
        isRequired: false
    }));
    const answer = await travel.matrix(places.all);
    const matrix = dayTravel(toMatrix(answer, places.all.length).travel, situation.settings, basesOf(shifts));
    const problem: PlanningProblem = {
        travel: matrix,
        shifts: shifts.map((shift) => drivableShift(shift, matrix)),
        candidates,
        weights: weightsOf(situation.settings)
    };
    return { problem, indexOf: new Map(candidates.map(({ id }, index) => [id, index])), travelSource: answer.source };
}
