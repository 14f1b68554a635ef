import type { Database } from '../../platform/database.ts';
import { applyPage } from '../applyPage.ts';
import type { RunContext } from '../context.ts';
import type { ObjectMapping, ReadableMapping } from '../mapping/index.ts';
import { selectSoql } from '../mapping/index.ts';
import { errorDetail, OrgError } from '../orgError.ts';
import type { OrgRecord } from '../ports.ts';
import { readableObject } from '../readableObject.ts';
import { loadObjectState } from '../store/objectState.ts';
import { soqlList } from './plannedVisits.ts';

export interface ReadBackPage {
    readonly target: ReadableMapping;
    readonly records: readonly OrgRecord[];
}

/**
 * Reads what was just written, as the org now has it, so that the mirror holds it at once with its true stamp. When this
 * fails nothing is lost: the next pull brings the records.
 */
export async function readBack(
    context: RunContext,
    mapping: ObjectMapping,
    keyField: string,
    keys: readonly string[]
): Promise<ReadBackPage | null> {
    if (keys.length === 0) {
        return null;
    }
    try {
        const state = await loadObjectState(context.database, context.orgId, mapping.objectApiName);
        const object = await readableObject(context, mapping, state);
        if (object === null) {
            return null;
        }
        const page = await context.client.queryAll(selectSoql(object.target, `${keyField} IN (${soqlList(keys)})`));
        return { target: object.target, records: page.records };
    } catch (error) {
        if (!(error instanceof OrgError)) {
            throw error;
        }
        context.logger.warn({ code: error.code, detail: errorDetail(error) }, 'written records could not be read back');
        return null;
    }
}

export async function applyReadBack(tx: Database, context: RunContext, page: ReadBackPage | null): Promise<void> {
    if (page !== null) {
        await applyPage(tx, context, page.target, page.records);
    }
}
