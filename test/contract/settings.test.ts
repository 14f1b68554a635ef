import { describe, expect, it } from '@jest/globals';
import { SETTINGS } from '#kernel/settingRules';
import type { Database } from '../../middleware/src/platform/database.ts';
import { createAdoptionSource } from '../../middleware/src/store/adoption/adoptionSource.ts';
import { createGoalSource } from '../../middleware/src/store/goals/goalSource.ts';
import { createKpiSource } from '../../middleware/src/store/kpi/kpiSource.ts';
import { settingsFromRows } from '../../middleware/src/store/planning/settingsFromRows.ts';
import { createTeamSource } from '../../middleware/src/store/team/teamSource.ts';
import { rulesFromRows } from '../../middleware/src/store/visits/rulesFromRows.ts';
import { stalledDaysOf } from '../../middleware/src/sync/derived/derivedChanges.ts';
import type { Org, UserContext } from '../../scripts/demo/org/core/types.ts';
import { sessionController } from '../../scripts/demo/org/apex/sessionController.ts';
import type { ApexContext } from '../../scripts/demo/org/apex/types.ts';
import { missingFields } from '../../scripts/demo/org/apex/visitDay.ts';
import { boardSettings } from '../../scripts/demo/org/apex/visitBoardController.ts';

/** A value for each key that is not its default. */
const OTHER: Readonly<Record<string, string>> = {
    ...{ weightCustomerClass: '2', weightCadence: '2', weightDeal: '2', weightReasonToMeetNow: '2' },
    ...{ travelPointsPerHour: '5', waitingPointsPerHour: '5', earliestShareOfInterval: '0.9' },
    ...{ dayStartsAt: '07:00', dayEndsAt: '19:00', lunchOpensAt: '11:30', lunchClosesAt: '13:30', lunchMinutes: '30' },
    ...{ maxVisitsPerDay: '3', windowRule: 'whole', parkingMinutes: '5', travelByTimeOfDay: '07:00=1.5' },
    ...{ lateAfterMinutes: '30', dwellMinutes: '9', stayRadiusMetres: '50', autoConfirmAbove: '0.9' },
    ...{ rawPositionHours: '12', stayRetentionDays: '30', showCoordinatesToManagers: 'true' },
    ...{ currency: 'EUR', costPerHour: '60', costPerKilometre: '0.5', goalProgressForMembers: 'false' },
    ...{ stalledAfterDays: '20', goLiveDate: '2026-03-02' },
    ...{ baseMapKind: 'tiles', tileUrl: 'https://own.example/{z}/{x}/{y}.png', tileKey: 'abc', tileAttribution: 'Own' },
    ...{ reportRequiredFields: 'Outcome__c, Notes__c', lookRetentionDays: '30' },
    ...{ maxZoom: '15', homeLatitude: '46', homeLongitude: '8', homeZoom: '9' }
};
type Values = Readonly<Record<string, string>>;
const rowsOf = (values: Values): { name: string; value: string }[] =>
    Object.entries(values).map(([name, value]) => ({ name, value }));
const answering = (row: unknown): Database => ({ query: async () => [row] }) as unknown as Database;
const orgOf = (values: Values): ApexContext => {
    const records = Object.entries(values).map(([DeveloperName, Value__c]) => ({ DeveloperName, Value__c }));
    const org = {
        row: () => undefined,
        rows: () => [],
        query: (soql: string, options?: { bindings?: { name?: string } }) => ({
            records: soql.includes('FieldmapSetting__mdt')
                ? records.filter(({ DeveloperName }) => {
                      const wanted = options?.bindings?.name ?? / DeveloperName = '(\w+)'/.exec(soql)?.[1];
                      return wanted === undefined || wanted === DeveloperName;
                  })
                : []
        })
    };
    const user = { permissionSets: [], ownerIds: new Set<string>(), timeZone: 'UTC' };
    return { org: org as unknown as Org, user: user as unknown as UserContext } as ApexContext;
};

/** Everything that readers of settings make of these values. */
async function readings(values: Values): Promise<string> {
    const context = orgOf(values);
    const adoption = createAdoptionSource(answering({ setting: values['goLiveDate'] ?? null }));
    return JSON.stringify([
        settingsFromRows(rowsOf(values), []),
        rulesFromRows(rowsOf(values)),
        stalledDaysOf(values['stalledAfterDays']),
        await createKpiSource(answering({ settings: values })).org('o'),
        await createGoalSource(
            answering({
                chosen_currency: values['currency'] ?? null,
                is_shared: values['goalProgressForMembers'] ?? null
            })
        ).org('o'),
        await adoption.goLive('o', 'UTC'),
        boardSettings(context),
        missingFields(context, {}),
        await createTeamSource({ query: async () => rowsOf(values) } as unknown as Database).settings('o'),
        JSON.parse((await sessionController['getContext']?.(context, {})) as string)
    ]);
}

describe('every setting', () => {
    it('has another value here', () => {
        expect(Object.keys(OTHER).sort()).toEqual(SETTINGS.map(({ key }) => key).sort());
    });

    it.each(Object.keys(OTHER))('%s changes what is read', async (key) => {
        // An address of tiles counts only with tiles, and its key only in an address that asks for one.
        const around: Values = key.startsWith('tile')
            ? { baseMapKind: 'tiles', tileUrl: 'https://tile.example/{z}/{x}/{y}.png?k={key}' }
            : {};
        const before = await readings(around);
        expect(await readings({ ...around, [key]: OTHER[key] ?? '' })).not.toBe(before);
    });
});
