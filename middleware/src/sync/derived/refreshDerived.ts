import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { localDateOf } from '../../platform/localTime.ts';
import type { RunContext } from '../context.ts';
import { guardedTransaction } from '../context.ts';
import { clearAlert } from '../store/alerts.ts';
import { loadObjectState } from '../store/objectState.ts';
import type { DerivedScope } from './derivedChanges.ts';
import { derivedChanges, stalledDaysOf } from './derivedChanges.ts';
import type { DerivedTarget } from './derivedColumns.ts';
import { DERIVED_TARGETS } from './derivedColumns.ts';
import {
    forgetRefused,
    hasRefused,
    loadDerivedState,
    refusedAndGone,
    refusedRecords,
    saveDerivedState,
    touchedSince
} from './derivedState.ts';
import type { DerivedCounts, RecordValues } from './ports.ts';
import { createDerivedWriter } from './writeDerived.ts';

const NOTHING: DerivedCounts = { checked: 0, written: 0, refused: 0, postponed: 0 };

/**
 * Brings the derived fields of the org up to the mirror. `touched`: records of people to whom something happened since the
 * last run, and everything on the first run of a day, for dates move by themselves. `all`: everything.
 *
 * What was written comes back as a change of the org; it is found equal, and nothing is written again.
 */
export async function refreshDerived(
    context: RunContext,
    values: RecordValues,
    kind: 'touched' | 'all'
): Promise<DerivedCounts> {
    if (!(await isMirrored(context))) {
        return NOTHING;
    }
    const now = context.clock.now();
    const state = await loadDerivedState(context.database, context.orgId);
    const touched = await touchedSince(context.database, context.orgId, state.mark);
    const scope = await scopeOf(context, now);
    const isFull = kind === 'all' || touched.isEveryone || state.fullDay !== scope.onDay;
    let total = NOTHING;
    if (isFull || touched.ownerIds.length > 0) {
        const ownerIds = isFull ? null : touched.ownerIds;
        for (const target of DERIVED_TARGETS) {
            total = sum(total, await refreshObject(context, values, target, { ...scope, ownerIds }));
        }
    }
    await guardedTransaction(context, (tx) =>
        saveDerivedState(tx, context.orgId, {
            mark: touched.mark,
            fullDay: isFull ? scope.onDay : null,
            now,
            written: total.written
        })
    );
    return total;
}

/** Before everything was loaded once, values would be made of half of the visits. */
async function isMirrored(context: RunContext): Promise<boolean> {
    for (const objectApiName of ['Account', 'Lead', 'Opportunity', 'FieldVisit__c']) {
        if ((await loadObjectState(context.database, context.orgId, objectApiName)).phase !== 'ready') {
            return false;
        }
    }
    return true;
}

async function scopeOf(context: RunContext, now: Date): Promise<Omit<DerivedScope, 'ownerIds'>> {
    const [row] = await context.database.query<{ time_zone: string | null; stalled: string | null }>(
        `SELECT (SELECT time_zone FROM orgs WHERE org_id = $1) AS time_zone,
                (SELECT value FROM settings WHERE org_id = $1 AND name = 'stalledAfterDays') AS stalled`,
        [context.orgId]
    );
    return {
        asOf: now,
        onDay: localDateOf(now, row?.time_zone ?? 'UTC'),
        stalledAfterDays: stalledDaysOf(row?.stalled)
    };
}

async function refreshObject(
    context: RunContext,
    values: RecordValues,
    target: DerivedTarget,
    scope: DerivedScope
): Promise<DerivedCounts> {
    const { objectApiName } = target;
    const { missingFields } = await loadObjectState(context.database, context.orgId, objectApiName);
    if (Object.keys(target.columns).some((field) => missingFields.includes(field))) {
        // The alert FIELD_HIDDEN says so already.
        return NOTHING;
    }
    const refused = await refusedRecords(context.database, context.orgId, objectApiName, scope.asOf);
    const stillWanted = new Set<string>();
    const writer = createDerivedWriter(context, target);
    let checked = 0;
    for await (const page of derivedChanges(context, values, target, scope)) {
        checked += page.checked;
        page.changes.filter(({ id }) => refused.has(id)).forEach(({ id }) => stillWanted.add(id));
        await writer.add(page.changes.filter(({ id }) => refused.get(id) !== true));
        context.signal.throwIfAborted();
        await yieldToOthers();
    }
    const counts = await writer.finish();
    if (refused.size > 0) {
        const settled =
            scope.ownerIds === null
                ? [...refused.keys()].filter((id) => !stillWanted.has(id))
                : await refusedAndGone(context.database, context.orgId, target);
        await forgetSettled(context, target, settled);
    }
    return { checked, ...counts };
}

/** What needs no write any more (deleted, right by itself) is forgotten; the alert goes with the last refused record. */
async function forgetSettled(
    context: RunContext,
    { objectApiName }: DerivedTarget,
    recordIds: readonly string[]
): Promise<void> {
    await guardedTransaction(context, async (tx) => {
        await forgetRefused(tx, context.orgId, objectApiName, recordIds);
        if (!(await hasRefused(tx, context.orgId, objectApiName))) {
            await clearAlert(tx, context.orgId, 'DERIVED_REFUSED', objectApiName);
        }
    });
}

function sum(first: DerivedCounts, second: DerivedCounts): DerivedCounts {
    return {
        checked: first.checked + second.checked,
        written: first.written + second.written,
        refused: first.refused + second.refused,
        postponed: first.postponed + second.postponed
    };
}
