import {
    adminOnly,
    AROUND_VADUZ,
    asks,
    STAY_DECISION,
    TRACKING,
    type Ask,
    type AskContext,
    type Expectation
} from './asks.ts';

const VADUZ = { latitude: 47.141, longitude: 9.521 };
const period = ({ today }: AskContext): string => `period=month&asOf=${today}`;
const week = (c: AskContext, ownerId: string): Ask => ({
    body: { ownerId, fromDate: c.monday, dayCount: 21, thinkSeconds: 0.1 }
});
const goalOf = ({ goal }: AskContext, personId: string) => ({
    goalId: goal.goalId,
    metric: goal.metric,
    level: 'Person',
    personId,
    roleId: null,
    periodKind: 'Month',
    periodStart: goal.periodStart
});
const plan = (end: string, body?: unknown): Expectation => ({
    mine: ({ my }) => ({ path: `/v1/plans/${my.planId}${end}`, body }),
    theirs: ({ their }) => ({ path: `/v1/plans/${their.planId}${end}`, body })
});
const kpi = (question: (c: AskContext) => string): Expectation => ({
    mine: (c) => ({ path: question(c) }),
    theirs: (c) => ({ path: `${question(c)}&ownerId=${c.their.userId}` }),
    isStable: true
});
const kpiCut = (path: string, more: object): Expectation => {
    const body = { period: 'month', cut: 'area', areas: [{ key: 'here', rings: [AROUND_VADUZ] }], ...more };
    return {
        mine: ({ today }) => ({ path, body: { ...body, asOf: today } }),
        theirs: ({ today, their }) => ({ path, body: { ...body, asOf: today, ownerId: their.userId } }),
        isStable: true
    };
};

/**
 * Every endpoint of the middleware. A new one is one line here: what a person asks of their own (`mine`), what they ask of
 * somebody else's (`theirs`), or `adminOnly`. Without a line the test fails. Order counts: what ends a plan comes last.
 */
export const ENDPOINTS: Readonly<Record<string, Expectation>> = {
    'GET /v1/me': asks(() => ({}), { isStable: true }),
    'POST /v1/plans': asks((c) => week(c, c.my.userId), { theirs: (c) => week(c, c.their.userId) }),
    'GET /v1/plans/{planId}': plan(''),
    'GET /v1/plans/{planId}/explain': plan('/explain'),
    'POST /v1/plans/{planId}/explain': plan('/explain', {}),
    'GET /v1/plans/{planId}/travel': plan('/travel'),
    'POST /v1/plans/{planId}/stop': plan('/stop', {}),
    'POST /v1/plans/{planId}/repair': asks(
        (c) => ({ path: `/v1/plans/${c.my.planId}/repair`, body: { cancelledStopIds: [c.my.stopId] } }),
        { theirs: (c) => ({ path: `/v1/plans/${c.their.planId}/repair`, body: { blockedDays: [{ date: c.monday }] } }) }
    ),
    'POST /v1/plans/compare': asks((c) => ({ body: { planId: c.my.planId } }), {
        theirs: (c) => ({ body: { planId: c.their.planId } })
    }),
    'POST /v1/plans/capacity': asks((c) => ({ body: { ownerId: c.my.userId } }), {
        theirs: (c) => ({ body: { ownerId: c.their.userId } })
    }),
    'GET /v1/plans/acceptance': asks((c) => ({ path: `/v1/plans/acceptance?toDate=${c.today}` }), { isStable: true }),
    'POST /v1/feedback': asks(
        (c) => ({ body: { planId: c.my.planId, stopId: c.my.stopId, decision: 'later', reason: 'not-now' } }),
        { theirs: (c) => ({ body: { ...c.their, planId: c.their.planId } }), isFiltered: true }
    ),
    'POST /v1/reachable': asks(() => ({ body: { ...VADUZ, minutes: 5 } }), { isStable: true }),
    'POST /v1/travel-times': asks(() => ({ body: { from: VADUZ, to: [VADUZ] } }), { isStable: true }),
    'GET /v1/areas/figures': asks(() => ({ path: '/v1/areas/figures?days=90' }), { isStable: true }),
    'GET /v1/kpis/board': kpi((c) => `/v1/kpis/board?${period(c)}&kpis=all`),
    'GET /v1/kpis/trend': kpi((c) => `/v1/kpis/trend?${period(c)}`),
    'GET /v1/kpis/alerts': kpi((c) => `/v1/kpis/alerts?${period(c)}`),
    'GET /v1/kpis/{key}/records': kpi((c) => `/v1/kpis/win-rate/records?${period(c)}`),
    'GET /v1/kpis/{key}/why': kpi((c) => `/v1/kpis/win-rate/why?${period(c)}`),
    'GET /v1/kpis/cut': kpi((c) => `/v1/kpis/cut?${period(c)}&cut=territory`),
    'POST /v1/kpis/cut': kpiCut('/v1/kpis/cut', {}),
    'POST /v1/kpis/{key}/records': kpiCut('/v1/kpis/win-rate/records', { segment: 'here' }),
    'POST /v1/kpis/{key}/why': kpiCut('/v1/kpis/win-rate/why', {}),
    'GET /v1/kpis/{key}/fair': kpi((c) => `/v1/kpis/win-rate/fair?${period(c)}`),
    'GET /v1/goals': asks(() => ({}), { isStable: true }),
    'GET /v1/goals/export': asks(() => ({ path: '/v1/goals/export?format=json' }), { isStable: true }),
    'POST /v1/goals/progress': asks((c) => ({ body: { goals: [goalOf(c, c.my.userId)] } }), {
        theirs: (c) => ({ body: { goals: [goalOf(c, c.their.userId)] } }),
        isFiltered: true,
        isStable: true
    }),
    'POST /v1/goals/import': asks(() => ({ body: { format: 'json', text: '[]' } }), { isStable: true }),
    'POST /v1/goals/{goalId}/visits': asks(
        (c) => ({ path: `/v1/goals/${c.goal.goalId}/visits`, body: { goal: goalOf(c, c.my.userId), target: 3 } }),
        {
            theirs: (c) => ({
                path: `/v1/goals/${c.goal.goalId}/visits`,
                body: { goal: goalOf(c, c.their.userId), target: 3 }
            })
        }
    ),
    'GET /v1/adoption': adminOnly(() => ({})),
    'POST /v1/settings/preview': adminOnly(() => ({ body: {} })),
    'GET /v1/settings/kpis': adminOnly(() => ({})),
    'GET /v1/team/status': asks(() => ({}), { isStable: true }),
    'GET /v1/people/{userId}/shared': asks(({ my }) => ({ path: `/v1/people/${my.userId}/shared` }), {
        theirs: ({ their }) => ({ path: `/v1/people/${their.userId}/shared` })
    }),
    'GET /v1/looks': asks(() => ({})),
    'GET /v1/places/repairs': asks(() => ({}), { isStable: true }),
    'GET /v1/tracking': asks(() => ({})),
    'PUT /v1/tracking': asks(() => ({ body: TRACKING })),
    'POST /v1/tracking/devices': asks(() => ({ body: { name: 'Phone' } })),
    'DELETE /v1/tracking/devices/{deviceId}': {
        theirs: () => ({ path: '/v1/tracking/devices/of-somebody' }),
        isFiltered: true
    },
    'POST /v1/positions': asks(() => ({ body: { positions: [] } })),
    'POST /v1/positions/uploads': asks(() => ({ body: { fileName: 'a.csv', format: 'csv', text: 'time,lat,lon\n' } })),
    // Opened by the key of a device, not by a token of the org.
    'POST /v1/owntracks': adminOnly(() => ({ body: {} })),
    'GET /v1/stays': asks(({ today }) => ({ path: `/v1/stays?fromDate=${today}&toDate=${today}` })),
    'POST /v1/stays/decisions': { theirs: () => ({ body: STAY_DECISION }) },
    'GET /v1/days/{date}': asks(({ today }) => ({ path: `/v1/days/${today}` })),
    'GET /v1/mileage': asks(({ today }) => ({ path: `/v1/mileage?fromDate=${today}&toDate=${today}` })),
    'GET /v1/my-data': asks(() => ({})),
    'DELETE /v1/my-data': asks(() => ({})),
    'GET /v1/sync/status': adminOnly(() => ({})),
    'POST /v1/sync/runs': adminOnly(() => ({ body: { kind: 'pass' } })),
    'POST /v1/sync/held-deletions/{objectApiName}/confirm': adminOnly(() => ({
        path: '/v1/sync/held-deletions/Account/confirm',
        body: {}
    })),
    'GET /v1/sync/conflicts': adminOnly(() => ({})),
    'POST /v1/sync/conflicts/decisions': adminOnly(() => ({
        body: { kind: 'planned-visit', clientKey: 'a', keep: 'theirs' }
    })),
    'POST /v1/import': adminOnly(() => ({ body: { step: 'begin', name: 'other' } })),
    'POST /v1/plans/{planId}/accept': plan('/accept', {}),
    'POST /v1/plans/{planId}/undo': plan('/undo', {}),
    'POST /v1/plans/{planId}/discard': {
        theirs: ({ their }) => ({ path: `/v1/plans/${their.planId}/discard`, body: {} })
    },
    'DELETE /v1/plans/{planId}': { theirs: ({ their }) => ({ path: `/v1/plans/${their.planId}` }) }
};
