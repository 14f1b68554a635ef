import type { PlanningSettings } from '#kernel/contracts';

/** What a day is like when neither the org nor the request says otherwise. */
export const DEFAULT_SETTINGS: PlanningSettings = {
    dayStartsAt: '08:30',
    dayEndsAt: '17:30',
    lunchOpensAt: '12:00',
    lunchClosesAt: '13:00',
    lunchMinutes: 45,
    maxVisitsPerDay: 8,
    visitMinutesByClass: { A: 60, B: 45, C: 30, D: 20 },
    windowRule: 'start',
    earliestShareOfInterval: 0.6,
    weights: { customerClass: 1, cadence: 1, deal: 1, reasonToMeetNow: 1 },
    travelPointsPerHour: 1,
    waitingPointsPerHour: 1,
    parkingMinutes: 0,
    stalledAfterDays: 45,
    travelByTimeOfDay: []
};

/** Later settings win member by member; weights and minutes by class are merged, not replaced. */
export function mergeSettings(...layers: readonly (Partial<PlanningSettings> | undefined)[]): PlanningSettings {
    return layers.reduce<PlanningSettings>(
        (merged, layer) =>
            layer === undefined
                ? merged
                : {
                      ...merged,
                      ...layer,
                      weights: { ...merged.weights, ...layer.weights },
                      visitMinutesByClass: { ...merged.visitMinutesByClass, ...layer.visitMinutesByClass }
                  },
        DEFAULT_SETTINGS
    );
}
