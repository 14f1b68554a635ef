import getAreaCut from '@salesforce/apex/KpiController.getAreaCut';
import getCut from '@salesforce/apex/KpiController.getCut';
import getGroupNames from '@salesforce/apex/KpiController.getGroupNames';
import getNames from '@salesforce/apex/MapController.getNames';
import type { KpiCut, KpiCutAnswer, KpiPeople, PeriodKind } from 'c/contracts';
import { loadOutlines, type AreaSource } from './areaOutlines.ts';

export interface CutQuestion {
    readonly cut: KpiCut;
    readonly key: string;
    readonly period: PeriodKind;
    readonly asOf: string;
    readonly people: KpiPeople;
    readonly ownerId: string | null;
}

/** An answer with the names of its parts, which the service does not know. */
export interface NamedCut {
    readonly answer: KpiCutAnswer;
    /** By user, role, territory id or area key. */
    readonly names: ReadonlyMap<string, string>;
    /** Body of the question that sent outlines along; null for other cuts. */
    readonly areasJson: string | null;
}

/** True for cuts whose outlines only the page knows. */
export function isByArea(cut: KpiCut): boolean {
    return cut === 'area' || cut === 'class-area';
}

/**
 * One KPI by the parts of a cut, with names as the person may see them; `known` holds names that the page has already.
 * Null: there are no areas to cut by.
 */
export async function readCut(
    question: CutQuestion,
    source: AreaSource,
    known: ReadonlyMap<string, string>
): Promise<NamedCut | null> {
    if (isByArea(question.cut)) {
        return readAreaCut(question, source);
    }
    const { key, ...rest } = question;
    const answer = JSON.parse(await getCut({ ...rest, keys: key })) as KpiCutAnswer;
    const ids = answer.segments.flatMap(({ ids: part }) => [part.userId, part.roleId, part.territoryId]);
    const wanted = [...new Set(ids.filter((id): id is string => typeof id === 'string' && !known.has(id)))];
    const found = wanted.length === 0 ? [] : await lookUp(wanted, question.cut);
    return { answer, names: new Map([...known, ...found]), areasJson: null };
}

async function readAreaCut({ key, ownerId, ...rest }: CutQuestion, source: AreaSource): Promise<NamedCut | null> {
    const { areas, names } = await loadOutlines(source);
    if (areas.length === 0) {
        return null;
    }
    const body = { ...rest, ...(ownerId === null ? {} : { ownerId }), keys: [key], areas };
    const areasJson = JSON.stringify(body);
    return { answer: JSON.parse(await getAreaCut({ requestJson: areasJson })) as KpiCutAnswer, names, areasJson };
}

async function lookUp(ids: readonly string[], cut: KpiCut): Promise<readonly (readonly [string, string])[]> {
    if (cut === 'person') {
        const names = JSON.parse(await getNames({ ids: ids.slice(0, 200) })) as Record<string, { name: string }>;
        return Object.entries(names).map(([id, { name }]) => [id, name] as const);
    }
    return Object.entries(JSON.parse(await getGroupNames({ ids })) as Record<string, string>);
}
