import type { RunContext } from './context.ts';
import { guardedTransaction } from './context.ts';
import type { ObjectMapping, ReadableMapping } from './mapping/index.ts';
import { MAPPINGS, readable } from './mapping/index.ts';
import { OrgError } from './orgError.ts';
import type { DescribedObject } from './ports.ts';
import { clearAlert, raiseAlert } from './store/alerts.ts';
import type { ObjectState } from './store/objectState.ts';
import { saveObjectState } from './store/objectState.ts';

export interface ReadableObject {
    readonly target: ReadableMapping;
    readonly described: DescribedObject;
    /** A field came back: the whole object must be read again. */
    readonly hasNewFields: boolean;
}

/**
 * Looks which fields of an object the integration user can read now. Hidden or removed fields are left out with an
 * alert and the mirror keeps their last values; null when the object cannot be read at all.
 */
export async function readableObject(
    context: RunContext,
    mapping: ObjectMapping,
    state: ObjectState
): Promise<ReadableObject | null> {
    const described = await describe(context, mapping.objectApiName);
    const target =
        described === null
            ? null
            : withMaster(
                  readable(mapping, (field) => described.fields.has(field)),
                  described
              );
    if (described === null || target === null || !target.isReadable || !described.isQueryable) {
        if (described !== null || !mapping.isOptional) {
            await alert(context, mapping, 'OBJECT_UNREADABLE', missingText(target));
        }
        return null;
    }
    const missing = target.missingFields;
    const hasNewFields = state.missingFields.some((field) => !missing.includes(field));
    if (missing.length !== state.missingFields.length || hasNewFields) {
        await rememberMissing(context, mapping, missing, hasNewFields);
    }
    return { target, described, hasNewFields };
}

/** Fields are looked at anew in every thorough run. */
async function describe(context: RunContext, objectApiName: string): Promise<DescribedObject | null> {
    const known = context.describes.get(objectApiName);
    if (known !== undefined) {
        return known;
    }
    try {
        const described = await context.client.describe(objectApiName);
        context.describes.set(objectApiName, described);
        return described;
    } catch (error) {
        if (error instanceof OrgError && ['NOT_FOUND', 'INVALID_TYPE'].includes(error.code)) {
            return null;
        }
        throw error;
    }
}

/** The mapping narrowed to what was described. */
export function targetOf(mapping: ObjectMapping, described: DescribedObject): ReadableMapping {
    return withMaster(
        readable(mapping, (field) => described.fields.has(field)),
        described
    );
}

/** Objects that others refer to are read with MasterRecordId, so that their children follow a merge. */
function withMaster(target: ReadableMapping, described: DescribedObject): ReadableMapping {
    const isReferred = MAPPINGS.some((mapping) =>
        mapping.references.some((reference) => reference.objectApiName === described.name)
    );
    const isNeeded = isReferred && described.fields.has('MasterRecordId') && !target.fields.includes('MasterRecordId');
    return isNeeded ? { ...target, fields: [...target.fields, 'MasterRecordId'] } : target;
}

async function rememberMissing(
    context: RunContext,
    mapping: ObjectMapping,
    missing: readonly string[],
    hasNewFields: boolean
): Promise<void> {
    const { orgId } = context;
    await guardedTransaction(context, async (tx) => {
        await saveObjectState(tx, orgId, mapping.objectApiName, {
            missingFields: missing,
            ...(hasNewFields ? { needsReload: true } : {})
        });
        if (missing.length === 0) {
            await clearAlert(tx, orgId, 'FIELD_HIDDEN', mapping.objectApiName);
        }
    });
    if (missing.length > 0) {
        await alert(
            context,
            mapping,
            'FIELD_HIDDEN',
            `Not readable: ${missing.join(', ')}. Their last values are kept.`
        );
    }
}

function missingText(target: ReadableMapping | null): string {
    return target === null
        ? 'The object does not exist in the org, or the integration user may not read it.'
        : `Required fields are not readable: ${target.missingFields.join(', ')}.`;
}

async function alert(context: RunContext, mapping: ObjectMapping, code: string, detail: string): Promise<void> {
    const { objectApiName } = mapping;
    context.logger.warn({ code, objectApiName }, 'sync alert');
    await raiseAlert(context.database, context.orgId, { code, objectApiName, detail });
}
