import type {
    GoalExport,
    GoalImport,
    GoalImportRequest,
    GoalProgress,
    GoalProgressRequest,
    GoalTree,
    GoalVisits,
    GoalVisitsRequest
} from '#kernel/contracts';
import { goalPeriodOf } from '#kernel/goalRules';
import type { Caller } from '../platform/caller.ts';
import { addDays, localDateOf } from '../platform/localTime.ts';
import { exportGoals } from './exportFile.ts';
import { checkImport } from './importFile.ts';
import { readProgress } from './progress.ts';
import { readTree } from './tree.ts';
import type { GoalDaysQuestion } from './tree.ts';
import { planGoalVisits } from './visits.ts';
import type { GoalVisitDependencies } from './visits.ts';
import { watchGoals } from './watch.ts';

export type { GoalSource } from './ports.ts';

/** Goals as the HTTP edge and the jobs use them. Nothing here writes a goal: that is done in the org, by a person. */
export interface Goals {
    progress(caller: Caller, request: GoalProgressRequest): Promise<GoalProgress>;
    tree(caller: Caller, question: GoalDaysQuestion): Promise<GoalTree>;
    visits(caller: Caller, request: GoalVisitsRequest): Promise<GoalVisits>;
    checkImport(caller: Caller, request: GoalImportRequest): Promise<GoalImport>;
    exportFile(caller: Caller, question: GoalDaysQuestion & { readonly format: 'csv' | 'json' }): Promise<GoalExport>;
    watch(orgId: string, signal: AbortSignal): Promise<void>;
}

/** Imports may change goals of three years around today. */
const IMPORT_DAYS = 3 * 366;

export function createGoals(dependencies: GoalVisitDependencies): Goals {
    const { source, clock } = dependencies;
    return {
        progress: (caller, request) => readProgress(dependencies, caller, request),
        tree: (caller, question) => readTree(dependencies, caller, question),
        visits: (caller, request) => planGoalVisits(dependencies, caller, request),
        checkImport: async (caller, { format, text }) => {
            const today = localDateOf(clock.now(), caller.timeZone);
            const goals = await source.goals(caller.orgId, addDays(today, -IMPORT_DAYS), addDays(today, IMPORT_DAYS));
            return checkImport(format, text, { people: await source.people(caller.orgId), goals });
        },
        exportFile: async (caller, { format, fromDate, toDate }) => {
            const { fiscalStartMonth } = await source.org(caller.orgId);
            const today = localDateOf(clock.now(), caller.timeZone);
            const quarter = goalPeriodOf('Quarter', today, fiscalStartMonth);
            const from = fromDate ?? quarter.from;
            const goals = await source.goals(caller.orgId, from, toDate ?? quarter.to);
            return exportGoals(format, goals, await source.people(caller.orgId), from);
        },
        watch: (orgId, signal) => watchGoals(dependencies, orgId, signal)
    };
}
