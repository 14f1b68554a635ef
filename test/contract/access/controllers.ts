import {
    adminOnly,
    AROUND_VADUZ,
    asks,
    STAY_DECISION,
    TRACKING,
    type Ask,
    type AskContext,
    type Belongings,
    type Expectation
} from './asks.ts';

const json = (value: unknown): string => JSON.stringify(value);
const args = (body: unknown): Ask => ({ body });
const request = (value: unknown): Ask => args({ requestJson: json(value) });
const week = ({ monday }: AskContext, ownerId: string): Ask =>
    request({ ownerId, fromDate: monday, dayCount: 21, thinkSeconds: 0.1 });
const goalOf = ({ goal }: AskContext, personId: string) => ({
    ...{ goalId: goal.goalId, metric: goal.metric, level: 'Person', personId, roleId: null },
    ...{ periodKind: 'Month', periodStart: goal.periodStart }
});
const plan = (body: Record<string, unknown> = {}): Expectation => ({
    mine: ({ my }) => args({ planId: my.planId, ...body }),
    theirs: ({ their }) => args({ planId: their.planId, ...body })
});
const kpi = (more: Record<string, unknown> = {}): Expectation => {
    const of = ({ today }: AskContext) => ({ period: 'month', asOf: today, people: null, ownerId: null, ...more });
    return {
        mine: (c) => args(of(c)),
        theirs: (c) => args({ ...of(c), ownerId: c.their.userId })
    };
};
const kpiOfArea = (more: Record<string, unknown>): Expectation => {
    const areas = [{ key: 'here', rings: [AROUND_VADUZ] }];
    const of = ({ today }: AskContext) => ({ period: 'month', asOf: today, cut: 'area', areas, ...more });
    return {
        mine: (c) => args({ key: 'win-rate', requestJson: json(of(c)) }),
        theirs: (c) => args({ key: 'win-rate', requestJson: json({ ...of(c), ownerId: c.their.userId }) })
    };
};
const everythingOf = (their: Belongings): string[] => [their.accountId, their.leadId, their.dealId, their.visitId];
const VADUZ = { latitude: 47.141, longitude: 9.521 };

/**
 * Every controller method of the page, as `@salesforce/apex` calls it. One line for a new one, as in `endpoints.ts`. Asking
 * for somebody else's record is refused, or answered without it where `isFiltered`.
 */
export const CONTROLLERS: Readonly<Record<string, Expectation>> = {
    'SessionController.getContext': asks(() => args({})),
    'MapController.getLayers': asks(() => args({})),
    'MapController.getPoints': asks(() => request({ layerKey: 'Account', filter: {}, afterId: null })),
    'MapController.getCard': asks(({ my }) => args({ recordId: my.accountId }), {
        theirs: ({ their }) => args({ recordId: their.dealId })
    }),
    'MapController.getNames': asks(({ my }) => args({ ids: everythingOf(my) }), {
        theirs: ({ their }) => args({ ids: everythingOf(their) }),
        isFiltered: true
    }),
    'MapController.getNear': asks(
        ({ my }) => request({ recordId: my.accountId, radiusMetres: 50_000, isOnlyDue: false }),
        { theirs: ({ their }) => request({ recordId: their.accountId, radiusMetres: 50_000, isOnlyDue: false }) }
    ),
    'MapController.getTravelTimes': asks(() => request({ from: VADUZ, to: [VADUZ] })),
    'MapController.getSelectionSummary': {
        theirs: ({ their }) => args({ recordIdsJson: json(everythingOf(their)) }),
        isFiltered: true
    },
    'MapController.createTasks': {
        theirs: ({ their, today }) => request({ recordIds: [their.accountId], subject: 'x', dueDate: today }),
        isFiltered: true
    },
    'MapController.changeOwner': {
        theirs: ({ their, my }) => request({ recordIds: everythingOf(their), ownerId: my.userId, isPreview: true }),
        isFiltered: true
    },
    'MapFilterController.getSources': asks(() => args({})),
    'MapFilterController.getMatches': asks(() =>
        request({ layerKey: 'Account', criteria: { hasOpenDeal: true }, afterId: null })
    ),
    'MapFilterController.getFilters': asks(() => args({})),
    'MapFilterController.saveFilter': asks(() => request({ name: 'Mine', parameters: {}, isShared: false })),
    'MapFilterController.deleteFilter': { theirs: ({ their }) => args({ filterId: their.accountId }) },
    'AreaController.getReachable': asks(() => request({ ...VADUZ, minutes: 5 })),
    'AreaController.getFigures': asks(() => args({ days: 90, afterId: null })),
    'AreaController.getAreas': asks(() => args({})),
    'AreaController.saveAreas': asks(() => request({ areas: [{ name: 'Mine', geometry: '{}', isShared: false }] })),
    'AreaController.deleteArea': { theirs: ({ their }) => args({ areaId: their.accountId }) },
    'GoalController.getGoals': asks(({ today }) => args({ fromDate: today, toDate: today })),
    'GoalController.getProgress': asks((c) => request({ goals: [goalOf(c, c.my.userId)] }), {
        theirs: (c) => request({ goals: [goalOf(c, c.their.userId)] }),
        isFiltered: true
    }),
    'GoalController.getStory': asks(({ goal }) => args({ goalId: goal.goalId })),
    'GoalController.save': {
        theirs: ({ goal }) => request({ changes: [{ goalId: goal.goalId, target: 1 }], reason: 'x' }),
        isFiltered: true
    },
    'GoalController.remove': { theirs: ({ goal }) => args({ goalId: goal.goalId }) },
    'GoalController.say': asks(({ goal }) =>
        args({ goalId: goal.goalId, kind: 'Support', body: null, photosJson: null })
    ),
    'GoalController.getVisits': asks(
        (c) => args({ goalId: c.goal.goalId, requestJson: json({ goal: goalOf(c, c.my.userId), target: 3 }) }),
        {
            theirs: (c) =>
                args({ goalId: c.goal.goalId, requestJson: json({ goal: goalOf(c, c.their.userId), target: 3 }) })
        }
    ),
    'GoalController.checkImport': asks(() => request({ format: 'json', text: '[]' })),
    'GoalController.getExport': asks(({ today }) => args({ format: 'json', fromDate: today, toDate: today })),
    'KpiController.getBoard': kpi(),
    'KpiController.getRecords': kpi({ key: 'win-rate' }),
    'KpiController.getTrend': kpi(),
    'KpiController.getWhy': kpi({ key: 'win-rate' }),
    'KpiController.getCut': kpi({ cut: 'territory' }),
    'KpiController.getAreaCut': kpiOfArea({}),
    'KpiController.getAreaRecords': kpiOfArea({ segment: 'here' }),
    'KpiController.getAreaWhy': kpiOfArea({}),
    'KpiController.getRecordRows': asks(({ my }) => args({ ids: [my.userId] }), {
        theirs: ({ their }) => args({ ids: everythingOf(their) }),
        isFiltered: true
    }),
    'KpiController.getFair': kpi({ key: 'win-rate' }),
    'KpiController.getGroupNames': asks(({ my }) => args({ ids: [my.userId] }), {
        theirs: ({ their }) => args({ ids: everythingOf(their) }),
        isFiltered: true
    }),
    'PlanningController.suggest': asks((c) => week(c, c.my.userId), { theirs: (c) => week(c, c.their.userId) }),
    'PlanningController.getPlan': plan(),
    'PlanningController.explain': plan({ requestJson: '{}' }),
    'PlanningController.getTravel': plan(),
    'PlanningController.stop': plan(),
    'PlanningController.repair': {
        theirs: ({ their, monday }) =>
            args({ planId: their.planId, requestJson: json({ blockedDays: [{ date: monday }] }) })
    },
    'PlanningController.compare': asks(({ my }) => request({ planId: my.planId }), {
        theirs: ({ their }) => request({ planId: their.planId })
    }),
    'PlanningController.capacity': asks(({ my }) => request({ ownerId: my.userId }), {
        theirs: ({ their }) => request({ ownerId: their.userId })
    }),
    'PlanningController.getAcceptance': asks(({ today }) => args({ fromDate: today, toDate: today })),
    'PlanningController.feedback': {
        theirs: ({ their }) => request({ planId: their.planId, stopId: 'none', decision: 'later', reason: 'not-now' })
    },
    'PlanningController.getPlannedVisits': asks(
        ({ my, monday }) => args({ ownerId: my.userId, fromDate: '2000-01-01', toDate: monday }),
        {
            theirs: ({ their, monday }) => args({ ownerId: their.userId, fromDate: '2000-01-01', toDate: monday }),
            isFiltered: true
        }
    ),
    'PlanningController.cancelVisits': { theirs: ({ their }) => args({ visitIds: [their.visitId] }), isFiltered: true },
    'PlanningController.restoreVisits': {
        theirs: ({ their }) => args({ visitIds: [their.visitId] }),
        isFiltered: true
    },
    'PlanningController.accept': { theirs: ({ their }) => args({ planId: their.planId, requestJson: '{}' }) },
    'PlanningController.undo': {
        theirs: ({ their }) => args({ planId: their.planId, changesJson: json({ cancel: [], restore: [], move: [] }) })
    },
    'PlanningController.discard': plan(),
    'VisitController.getDay': asks(() => args({})),
    'VisitController.getVisitsOfDay': asks(({ today }) => args({ day: today })),
    'VisitController.getChoices': asks(() => args({})),
    'VisitController.getBriefings': asks(({ my }) => args({ recordIds: [my.accountId] }), {
        theirs: ({ their }) => args({ recordIds: [their.accountId, their.leadId] }),
        isFiltered: true
    }),
    'VisitController.findCustomers': asks(() => request({ text: 'a', ...VADUZ })),
    'VisitController.getRecord': asks(({ my }) => args({ recordId: my.accountId }), {
        theirs: ({ their }) => args({ recordId: their.leadId }),
        isFiltered: true
    }),
    'VisitController.saveDraft': asks(() =>
        request({
            ...{ clientKey: 'access-test-draft', replaces: null },
            text: json({ editedAt: '2026-03-02T09:00:00.000Z', deviceId: 'access' })
        })
    ),
    'VisitController.save': {
        theirs: ({ their, today }) =>
            request({
                ...{
                    clientKey: 'access-test-visit',
                    visitId: their.visitId,
                    recordId: null,
                    action: 'skip',
                    skipReason: 'Other'
                },
                at: `${today}T10:00:00Z`
            })
    },
    'VisitDayController.getTracking': asks(() => args({})),
    'VisitDayController.saveTracking': asks(() => request(TRACKING)),
    'VisitDayController.addDevice': asks(() => request({ name: 'Phone' })),
    'VisitDayController.removeDevice': { theirs: () => args({ deviceId: 'of-somebody' }), isFiltered: true },
    'VisitDayController.sendPositions': asks(() => request({ positions: [] })),
    'VisitDayController.uploadPositions': asks(() =>
        request({ fileName: 'a.csv', format: 'csv', text: 'time,lat,lon\n' })
    ),
    'VisitDayController.getStays': asks(({ today }) => args({ fromDate: today, toDate: today })),
    'VisitDayController.decideStay': {
        theirs: ({ their }) => request({ ...STAY_DECISION, action: 'confirm', recordId: their.accountId })
    },
    'VisitDayController.getTimeline': asks(({ today }) => args({ day: today })),
    'VisitDayController.getMileage': asks(({ today }) => args({ fromDate: today, toDate: today })),
    'VisitDayController.exportMyData': asks(() => args({})),
    'VisitDayController.eraseMyData': asks(() => args({})),
    // For managers and admins: the permission set of reps does not open the class.
    'VisitBoardController.getBoard': adminOnly(({ today }) =>
        args({ fromAt: `${today}T00:00:00Z`, toAt: `${today}T23:00:00Z` })
    ),
    'VisitBoardController.moveStop': {
        theirs: ({ their, my, today }) =>
            request({
                ...{ visitId: their.visitId, ownerId: their.userId, toUserId: my.userId },
                ...{ startsAt: `${today}T10:00:00Z`, endsAt: `${today}T11:00:00Z` }
            })
    },
    'GlassWallController.getTeamStatus': asks(() => args({})),
    'GlassWallController.getShared': asks(({ my }) => args({ userId: my.userId }), {
        theirs: ({ their }) => args({ userId: their.userId })
    }),
    'GlassWallController.getLooks': asks(() => args({})),
    'GlassWallController.getNames': asks(({ my }) => args({ ids: everythingOf(my) }), {
        theirs: ({ their }) => args({ ids: everythingOf(their) }),
        isFiltered: true
    }),
    'PlaceRepairController.getRepairs': adminOnly(() => args({ offset: 0, fault: null })),
    'PlaceRepairController.accept': { theirs: ({ their }) => args({ recordId: their.accountId, ...VADUZ }) },
    'PlaceRepairController.restore': {
        theirs: ({ their }) => args({ recordId: their.accountId, beforeJson: json({ place: VADUZ, dismissed: null }) })
    },
    'PlaceRepairController.getCheckIns': { theirs: ({ their }) => args({ recordId: their.accountId }) },
    'PlaceRepairController.dismiss': { theirs: ({ their }) => args({ recordId: their.accountId, against: null }) },
    'AdoptionController.getAdoption': adminOnly(() => args({ weeks: 4 })),
    'SettingsController.getSettings': adminOnly(() => args({})),
    'SettingsController.save': adminOnly(() => args({ changesJson: '[]' })),
    'SettingsController.getSaving': adminOnly(() => args({ changeId: 'none' })),
    'SettingsController.preview': adminOnly(() => request({})),
    'SettingsController.getKpis': adminOnly(() => args({})),
    'AdminController.getSyncStatus': adminOnly(() => args({})),
    'AdminController.startSync': adminOnly(() => args({ kind: 'pass' })),
    'AdminController.confirmHeldDeletions': adminOnly(() => args({ objectApiName: 'Account' })),
    'AdminController.getConflicts': adminOnly(() => args({})),
    'AdminController.decideConflict': adminOnly(() =>
        args({ decisionJson: json({ kind: 'planned-visit', clientKey: 'a', keep: 'theirs' }) })
    )
};
