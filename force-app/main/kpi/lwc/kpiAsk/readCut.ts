import getAreaCut from '@salesforce/apex/KpiController.getAreaCut';
import getCut from '@salesforce/apex/KpiController.getCut';
import type { KpiCut, KpiCutAnswer, KpiPeople, PeriodKind } from 'c/contracts';
import { loadOutlines, type AreaSource, type Outlines } from './areaOutlines.ts';
import { isByArea } from './cuts.ts';
import { namesOfSegments, type Names } from './segmentNames.ts';

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
    readonly names: Names;
    /** What was sent along; null for other cuts. */
    readonly outlines: Outlines | null;
    /** Body of the question that sent outlines along; null for other cuts. */
    readonly areasJson: string | null;
}

/**
 * One KPI by the parts of a cut, with names as the person may see them; `known` holds names that the page has already.
 * Null: there are no areas to cut by.
 */
export async function readCut(question: CutQuestion, source: AreaSource, known: Names): Promise<NamedCut | null> {
    const { key, ...rest } = question;
    if (!isByArea(question.cut)) {
        const answer = JSON.parse(await getCut({ ...rest, keys: key })) as KpiCutAnswer;
        const names = await namesOfSegments(partsOf(answer), known);
        return { answer, names, outlines: null, areasJson: null };
    }
    const outlines = await loadOutlines(source);
    if (outlines.areas.length === 0) {
        return null;
    }
    const areasJson = JSON.stringify({ ...areaQuestion(question, outlines), keys: [key] });
    const answer = JSON.parse(await getAreaCut({ requestJson: areasJson })) as KpiCutAnswer;
    const names = await namesOfSegments(partsOf(answer), new Map([...known, ...outlines.names]));
    return { answer, names, outlines, areasJson };
}

const partsOf = ({ segments }: KpiCutAnswer): readonly KpiCutAnswer['segments'][number]['ids'][] =>
    segments.map(({ ids }) => ids);

/** The body of a question whose cut needs outlines. */
export function areaQuestion({ key: _key, ownerId, ...rest }: CutQuestion, { areas }: Outlines): object {
    return { ...rest, ...(ownerId === null ? {} : { ownerId }), areas };
}
