import type { KpiBoard, KpiCutAnswer, KpiFair, KpiRecords, KpiTrend, KpiWhy } from '#kernel/contracts';
import type { Caller } from '../platform/caller.ts';
import { readBoard } from './board.ts';
import { readCut } from './cuts/readCut.ts';
import type { CutQuestion } from './cuts/readCut.ts';
import { createFactCache } from './facts/factCache.ts';
import { readFair } from './fair/readFair.ts';
import { measureKpis } from './measure.ts';
import type { KpiMeasure, MeasuredDays } from './measure.ts';
import type { KpiDependencies, KpiQuestion } from './question.ts';
import { readRecords } from './records.ts';
import type { RecordsQuestion } from './records.ts';
import { createHierarchies } from './hierarchy.ts';
import type { KpiSource } from './ports.ts';
import { readableKpis, readableWhy, requireCut, requireKpi } from './hiddenKpis.ts';
import { readTrend } from './trend.ts';
import { warmRollups } from './warm.ts';
import { readWhy } from './why.ts';
import type { WhyQuestion } from './why.ts';
import { createRollups } from './rollup/rollups.ts';

export type { KpiQuestion } from './question.ts';
export { KPIS } from './registry/index.ts';
export { isKpiHidden } from './hiddenKpis.ts';
export { sumKpi } from './measure.ts';
export type { KpiMeasure, MeasuredDays, MeasuredPart } from './measure.ts';

/** The KPIs as the HTTP edge and the commands use them. */
export interface Kpis {
    board(caller: Caller, question: KpiQuestion): Promise<KpiBoard>;
    /** The KPIs by the segments of a cut; what the map is shaded by. */
    cut(caller: Caller, question: CutQuestion): Promise<KpiCutAnswer>;
    records(caller: Caller, key: string, question: RecordsQuestion): Promise<KpiRecords>;
    trend(caller: Caller, question: KpiQuestion): Promise<KpiTrend>;
    /** Counts ahead of requests what a sync or a new day has touched. */
    warm(orgId: string, signal: AbortSignal): Promise<void>;
    why(caller: Caller, key: string, question: WhyQuestion): Promise<KpiWhy>;
    fair(caller: Caller, key: string, question: KpiQuestion): Promise<KpiFair>;
    /** Any people over any days, for other domains that have checked who may see them. */
    measure(
        scope: { readonly orgId: string; readonly timeZone: string; readonly today: string },
        ownerIds: readonly string[],
        days: readonly MeasuredDays[]
    ): Promise<KpiMeasure>;
}

export function createKpis(parts: Pick<KpiDependencies, 'source' | 'clock'>): Kpis {
    const facts = createFactCache(parts.source);
    const hierarchyOf = createHierarchies(parts.source, parts.clock);
    const source: KpiSource = { ...parts.source, roles: async (orgId) => (await hierarchyOf(orgId)).roleOf };
    const dependencies: KpiDependencies = { ...parts, source, hierarchyOf, facts, rollups: createRollups(facts) };
    return {
        board: async (caller, question) => readableKpis(caller, await readBoard(dependencies, caller, question)),
        records: async (caller, key, question) => {
            requireKpi(caller, key);
            requireCut(caller, question.cut);
            return readRecords(dependencies, caller, key, question);
        },
        cut: async (caller, question) => {
            requireCut(caller, question.cut);
            return readableKpis(caller, await readCut(dependencies, caller, question));
        },
        trend: async (caller, question) => readableKpis(caller, await readTrend(dependencies, caller, question)),
        warm: (orgId, signal) => warmRollups(dependencies, orgId, signal),
        why: (caller, key, question) =>
            readableWhy(caller, key, question, (open) => readWhy(dependencies, caller, key, open)),
        fair: async (caller, key, question) => {
            requireKpi(caller, key);
            requireCut(caller, 'class');
            return readFair(dependencies, caller, key, question);
        },
        measure: (scope, ownerIds, days) => measureKpis(dependencies, scope, ownerIds, days)
    };
}
