import type { KpiBoard, KpiCut, KpiCutAnswer, KpiTrend, KpiWhy } from '#kernel/contracts';
import { isHidden, requireReadable, type FieldAccess } from '../platform/fieldAccess.ts';
import { kpiOf } from './question.ts';
import { KPIS } from './registry/index.ts';
import type { WhyQuestion } from './why.ts';

const CLASS_FIELD = 'Account.CustomerClass__c';
const HIDDEN_BY = new Map(KPIS.map(({ definition }) => [definition.key, definition.sourceFields]));

/** True when the caller may not read a field that the KPI is counted from. */
export function isKpiHidden(access: FieldAccess, key: string): boolean {
    return (HIDDEN_BY.get(key) ?? []).some((field) => isHidden(access, field));
}

/** Errors: `not-found` for an unknown KPI, `not-allowed` for one that the caller may not read. */
export function requireKpi(access: FieldAccess, key: string): void {
    requireReadable(access, kpiOf(key).definition.sourceFields);
}

/** Errors: `not-allowed` for a cut by a class that the caller may not read. */
export function requireCut(access: FieldAccess, cut: KpiCut | undefined): void {
    if (cut !== undefined && isByClass(cut)) requireReadable(access, [CLASS_FIELD]);
}

const isByClass = (cut: KpiCut): boolean => cut.split('-').includes('class');

/** A board, cut or trend without the KPIs that the caller may not read, wherever it names them by `key`. */
export function readableKpis<Answer extends KpiBoard | KpiCutAnswer | KpiTrend>(
    access: FieldAccess,
    answer: Answer
): Answer {
    if (access.hiddenFields === undefined || access.hiddenFields.size === 0) return answer;
    const hidden = new Set([...HIDDEN_BY.keys()].filter((key) => isKpiHidden(access, key)));
    return withoutKeys(hidden, answer) as Answer;
}

function withoutKeys(hidden: ReadonlySet<string>, value: unknown): unknown {
    if (Array.isArray(value)) {
        return value.filter((item) => !hidden.has(keyOf(item))).map((item) => withoutKeys(hidden, item));
    }
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withoutKeys(hidden, item)]));
}

/** Lists hold KPIs as objects with a key, or keys alone. */
function keyOf(item: unknown): string {
    return typeof item === 'string' ? item : String((item as { readonly key?: unknown } | null)?.key ?? '');
}

/** Why a number changed, never by a class that the caller may not read. Errors: those of {@link requireKpi}. */
export async function readableWhy(
    access: FieldAccess,
    key: string,
    question: WhyQuestion,
    read: (question: WhyQuestion) => Promise<KpiWhy>
): Promise<KpiWhy> {
    requireKpi(access, key);
    if (!isHidden(access, CLASS_FIELD)) return read(question);
    requireCut(access, question.cut);
    const why = await read({ ...question, cut: question.cut ?? 'person' });
    return { ...why, cuts: why.cuts.filter((cut) => !isByClass(cut)) };
}
