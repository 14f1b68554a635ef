import getBoard from '@salesforce/apex/KpiController.getBoard';
import getTrend from '@salesforce/apex/KpiController.getTrend';
import getContext from '@salesforce/apex/SessionController.getContext';
import type { KpiBoard, KpiPeople, KpiTrend, PeriodKind, SessionContext } from 'c/contracts';

/** What the board asks of the org; JSON text is turned into contract types here and nowhere else. */

/** Whose numbers of which days. */
export interface BoardQuestion {
    readonly period: PeriodKind;
    readonly asOf: string;
    readonly people: KpiPeople;
    readonly ownerId: string | null;
    /** Only the people of this role and of those below it. */
    readonly roleId?: string;
}

export async function readSession(): Promise<SessionContext> {
    return JSON.parse(await getContext()) as SessionContext;
}

/** `kpis`: those of the first screen, or every one there is. */
export async function readBoard(question: BoardQuestion, kpis: 'first' | 'all' = 'first'): Promise<KpiBoard> {
    return JSON.parse(await getBoard({ ...question, kpis })) as KpiBoard;
}

export async function readTrend(question: BoardQuestion): Promise<KpiTrend> {
    return JSON.parse(await getTrend(question)) as KpiTrend;
}
