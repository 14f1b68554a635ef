import getAreaWhy from '@salesforce/apex/KpiController.getAreaWhy';
import getWhy from '@salesforce/apex/KpiController.getWhy';
import type { KpiCut, KpiWhy } from 'c/contracts';
import { loadOutlines, type AreaSource } from './areaOutlines.ts';
import { isByArea } from './cuts.ts';
import { areaQuestion, type CutQuestion } from './readCut.ts';
import { namesOfSegments, type Names } from './segmentNames.ts';

/** `cut` null: the service chooses. */
export type WhyQuestion = Omit<CutQuestion, 'cut'> & { readonly cut: KpiCut | null };

/** A change in parts, with their names. */
export interface NamedWhy {
    readonly why: KpiWhy;
    readonly names: Names;
    /** Body of the question that sent outlines along; null for other cuts. */
    readonly areasJson: string | null;
}

/** Why a number changed, with names as the person may see them. Null: there are no areas to cut by. */
export async function readWhy(question: WhyQuestion, source: AreaSource): Promise<NamedWhy | null> {
    const { cut, key } = question;
    if (cut === null || !isByArea(cut)) {
        const why = JSON.parse(await getWhy(question)) as KpiWhy;
        return { why, names: await namesOfSegments(partsOf(why), new Map()), areasJson: null };
    }
    const outlines = await loadOutlines(source);
    if (outlines.areas.length === 0) {
        return null;
    }
    const areasJson = JSON.stringify(areaQuestion({ ...question, cut }, outlines));
    const why = JSON.parse(await getAreaWhy({ key, requestJson: areasJson })) as KpiWhy;
    return { why, names: await namesOfSegments(partsOf(why), outlines.names), areasJson };
}

const partsOf = ({ segments }: KpiWhy): readonly KpiWhy['segments'][number]['ids'][] => segments.map(({ ids }) => ids);
