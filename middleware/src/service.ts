import { randomBytes, randomUUID } from 'node:crypto';
import { createApp } from './app.ts';
import { createOrgKeys } from './config/index.ts';
import type { Config } from './config/index.ts';
import { CONTRACT, OLDEST_METADATA } from './http/authentication/orgHeaders.ts';
import { createTokenVerifier } from './http/authentication/verifyToken.ts';
import type { VerifyToken } from './http/authentication/verifyToken.ts';
import { adoptionRouter } from './adoption/adoption.router.ts';
import { createAdoptions } from './adoption/index.ts';
import { createGoals } from './goals/index.ts';
import type { Goals } from './goals/index.ts';
import { goalsRouter } from './goals/goals.router.ts';
import { kpiRouter } from './kpi/kpi.router.ts';
import { createKpis } from './kpi/index.ts';
import type { Kpis } from './kpi/index.ts';
import { createRequestLimits } from './http/rateLimit.ts';
import { createSharedCounts } from './http/requestCounts.ts';
import { startJobs } from './jobs/index.ts';
import type { Job } from './jobs/index.ts';
import { createPlanning, createSolverPool, createVisitValues } from './planning/index.ts';
import { planningRouter } from './planning/planning.router.ts';
import { systemClock } from './platform/clock.ts';
import type { Database } from './platform/database.ts';
import type { Logger } from './platform/logger.ts';
import {
    countLedger,
    createAdoptionSource,
    createFiguresSource,
    createGoalSource,
    createLookLog,
    createTeamSource,
    createKpiSource,
    createPlanningSource,
    createPlanStore,
    createOrgFacts,
    createVisitStore,
    createPreviewSource,
    maintainStore,
    openDatabase,
    tokenRegister,
    userDirectory,
    readMigrations
} from './store/index.ts';
import { createSettings } from './settings/index.ts';
import { settingsRouter } from './settings/settings.router.ts';
import { createSync } from './sync/index.ts';
import { importRouter } from './sync/import/import.router.ts';
import { createImports } from './sync/import/index.ts';
import { syncRouter } from './sync/sync.router.ts';
import { areasRouter } from './territories/areas.router.ts';
import { createTerritories } from './territories/index.ts';
import { createGreatCircleTravel, createRoadMeasure, createTravelTimes } from './travel/index.ts';
import type { TravelTimes } from './travel/index.ts';
import { devicesRouter } from './visits/devices.router.ts';
import { createTeam, type LookLog, type Team } from './team/index.ts';
import { teamRouter } from './team/team.router.ts';
import { createUploadPool, createVisits, RETAIN_SECONDS, type LooksAtPerson } from './visits/index.ts';
import type { RoadMeasure, Visits } from './visits/index.ts';
import { visitsRouter } from './visits/visits.router.ts';

/** Threads that search for plans; more would only compete with the process that answers. */
const SOLVER_THREADS = 2;
/** How soon an exchanged key counts. */
const KEYS_EVERY_SECONDS = 2;

/** The service with all its parts open, but not listening. */
export interface Service {
    readonly app: ReturnType<typeof createApp>;
    /** Begins the sync of all orgs. */
    start(): void;
    /** From here on `/readyz` says no. */
    announceStop(): void;
    /** Ends the sync after the page in hand and closes the store. */
    close(): Promise<void>;
}

/**
 * Opens everything the configuration names and wires it together; the only place that knows all adapters.
 *
 * Errors: `StoreError` and `StartError` with the next step.
 */
export async function openService(config: Config, logger: Logger): Promise<Service> {
    const clock = systemClock;
    const keys = createOrgKeys(config, config.orgsFile, logger);
    const openVerifier = (): VerifyToken => createTokenVerifier(keys.trusted(), config.publicUrl, clock);
    let verifyToken = explained(openVerifier);
    const stopWatching = keys.watch(KEYS_EVERY_SECONDS, () => {
        try {
            verifyToken = openVerifier();
        } catch (error) {
            logger.warn({ err: error }, 'the exchanged keys cannot be used; those before stay');
        }
    });
    const travel = openTravel(config, logger);
    const database = await openDatabase({
        databaseUrl: config.databaseUrl,
        directory: config.storeDirectory,
        logger
    });
    const planningSource = createPlanningSource(database);
    const sync = createSync({
        recordValues: createVisitValues(planningSource),
        orgs: keys.orgs,
        database,
        clock,
        logger,
        random: Math.random,
        fetch: globalThis.fetch,
        settings: { intervalSeconds: config.syncIntervalSeconds },
        changeEvents: config.changeEvents
    });
    const solver = createSolverPool(new URL('./planning/solverWorker.js', import.meta.url), SOLVER_THREADS);
    const planning = createPlanning({
        source: planningSource,
        store: createPlanStore(database),
        solver,
        travel,
        clock,
        newId: randomUUID,
        writer: sync.writer,
        onError: (error) => logger.error({ err: error }, 'improving a plan failed')
    });
    const kpis = createKpis({ source: createKpiSource(database), clock });
    const goals = createGoals({ source: createGoalSource(database), kpis, planning, planningSource, clock });
    const territories = createTerritories({
        source: createFiguresSource(database),
        travel,
        estimate: createGreatCircleTravel,
        clock
    });
    const looks = createLookLog(database);
    const uploads = createUploadPool(new URL('./visits/imports/uploadWorker.js', import.meta.url));
    const visits = createVisits({
        uploads,
        store: createVisitStore(database),
        facts: createOrgFacts(database),
        writer: sync.writer,
        road: roadOf(config, travel),
        looks: looksForPerson(looks),
        clock,
        logger,
        newKey: () => randomBytes(32).toString('base64url'),
        publicUrl: config.publicUrl,
        orgIds: () => [...keys.orgs, ...config.importedOrgs].map(({ orgId }) => orgId)
    });
    const team = createTeam({ source: createTeamSource(database), log: looks, visits, clock });
    const counts =
        database.kind === 'postgresql' ? createSharedCounts(countLedger(database), clock, logger) : undefined;
    const limits = createRequestLimits({
        perPerson: config.rateLimitPerMinute,
        perOrg: config.rateLimitPerOrgPerMinute,
        counts
    });
    let isStopping = false;
    let jobs: ReturnType<typeof startJobs> | undefined;
    const app = createApp({
        logLevel: config.logLevel,
        clock,
        database,
        verifyToken: (token) => verifyToken(token),
        users: userDirectory(database),
        tokens: tokenRegister(database),
        oldestMetadata: OLDEST_METADATA,
        limits,
        syncStatuses: () => Promise.all(config.orgs.map(({ orgId }) => sync.status(orgId))),
        about: {
            storeVersion: readMigrations().at(-1)?.name ?? '',
            travelProvider: config.travel.provider,
            contract: CONTRACT,
            oldestMetadata: OLDEST_METADATA
        },
        isStopping: () => isStopping,
        openRouters: [devicesRouter(visits, limits)],
        routers: [
            planningRouter(planning),
            kpiRouter(kpis),
            goalsRouter(goals),
            visitsRouter(visits),
            teamRouter(team),
            areasRouter(territories),
            adoptionRouter(createAdoptions({ source: createAdoptionSource(database), clock })),
            settingsRouter(createSettings({ source: createPreviewSource(database), finder: planningSource, clock })),
            syncRouter(sync, logger),
            importRouter(createImports(database, randomUUID))
        ]
    });
    return {
        app,
        start: () => {
            sync.start();
            jobs = startJobs(
                [
                    maintenance(database),
                    rollups(kpis, config),
                    goalWatch(goals, config),
                    foundStays(visits),
                    retention(visits),
                    lookRetention(team, config)
                ],
                { logger }
            );
        },
        announceStop: () => {
            isStopping = true;
        },
        close: async () => {
            stopWatching();
            await jobs?.stop();
            await planning.close();
            await sync.stop();
            await solver.close();
            await uploads.close();
            counts?.close();
            await database.close();
        }
    };
}

/** The first time soon after the first sync, which fills empty tables. */
function maintenance(database: Database): Job {
    return {
        name: 'store maintenance',
        firstAfterSeconds: 120,
        everySeconds: 3600,
        run: (signal) => maintainStore(database, signal)
    };
}

/** Right after a sync, so that the first screen is ready when somebody opens it. */
function rollups(kpis: Kpis, { orgs, syncIntervalSeconds }: Config): Job {
    return {
        name: 'KPI roll-ups',
        firstAfterSeconds: 15,
        everySeconds: syncIntervalSeconds,
        run: async (signal) => {
            for (const { orgId } of orgs) {
                await kpis.warm(orgId, signal);
            }
        }
    };
}

/** After the roll-ups, so that a goal that falls behind is named the same day. */
function goalWatch(goals: Goals, { orgs, syncIntervalSeconds }: Config): Job {
    return {
        name: 'goal alerts',
        firstAfterSeconds: 30,
        everySeconds: Math.max(60, syncIntervalSeconds),
        run: async (signal) => {
            for (const { orgId } of orgs) {
                await goals.watch(orgId, signal);
            }
        }
    };
}

/** Whoever looks asks for it at once; this is for what nobody looks at. */
function foundStays(visits: Visits): Job {
    return { name: 'found stays', firstAfterSeconds: 5, everySeconds: 20, run: (signal) => visits.work(signal) };
}

function retention(visits: Visits): Job {
    return {
        name: 'retention of positions',
        firstAfterSeconds: 10,
        everySeconds: RETAIN_SECONDS,
        run: (signal) => visits.retain(signal)
    };
}

/** Positions of people go to road engines that the admin runs, never to a public service. */
function roadOf({ travel: { provider } }: Config, travel: TravelTimes): RoadMeasure | null {
    return provider === 'openrouteservice' || provider === 'great-circle' ? null : createRoadMeasure(travel);
}

/** What a person exports and erases of the log of looks at them. */
function looksForPerson(log: LookLog): LooksAtPerson {
    return {
        of: async (orgId, userId) =>
            (await log.of(orgId, userId)).map(({ viewerId, what, lastAt }) => ({ viewerId, what, at: lastAt })),
        erase: (orgId, userId) => log.erase(orgId, userId)
    };
}

function lookRetention(team: Team, { orgs }: Config): Job {
    return {
        name: 'retention of looks',
        firstAfterSeconds: 180,
        everySeconds: 6 * 3600,
        run: async () => {
            for (const { orgId } of orgs) {
                await team.retain(orgId);
            }
        }
    };
}

/** Something that the configuration names is unfit; the message says what to do. */
export class StartError extends Error {
    constructor(cause: unknown) {
        super(cause instanceof Error ? cause.message : String(cause), { cause });
        this.name = 'StartError';
    }
}

function openTravel(config: Config, logger: Logger): TravelTimes {
    return explained(() =>
        createTravelTimes(config.travel, {
            fetch: globalThis.fetch,
            onFallback: (error) => logger.warn({ code: error.code }, 'travel times are estimated')
        })
    );
}

/** Faults of keys and files are mistakes to correct, not defects with a trace. */
function explained<Result>(open: () => Result): Result {
    try {
        return open();
    } catch (error) {
        throw new StartError(error);
    }
}
