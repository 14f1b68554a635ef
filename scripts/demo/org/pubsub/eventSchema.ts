import { createHash } from 'node:crypto';
import avro from 'avsc';
import { fromDateTime } from '../core/dates.ts';
import type { FieldDef, FieldType, FieldValue, ObjectDef } from '../core/types.ts';
import type { FeedEvent } from './eventFeed.ts';

/** Avro type of a field by its type in describe; everything else is a string. Dates and times are epoch milliseconds. */
const AVRO_TYPES: Partial<Record<FieldType, string>> = {
    boolean: 'boolean',
    double: 'double',
    currency: 'double',
    percent: 'double',
    int: 'int',
    datetime: 'long',
    date: 'long'
};
const LEFT_OUT = new Set(['Id', 'IsDeleted', 'SystemModstamp']);
const CHANGE_TYPES = [
    ...['CREATE', 'UPDATE', 'DELETE', 'UNDELETE'],
    ...['GAP_CREATE', 'GAP_UPDATE', 'GAP_DELETE', 'GAP_UNDELETE', 'GAP_OVERFLOW', 'SNAPSHOT']
];
const STRINGS = { type: 'array', items: 'string' } as const;
const HEADER = {
    name: 'ChangeEventHeader',
    type: {
        type: 'record',
        name: 'ChangeEventHeader',
        namespace: 'com.sforce.eventbus',
        fields: [
            { name: 'entityName', type: 'string' },
            { name: 'recordIds', type: STRINGS },
            { name: 'changeType', type: { type: 'enum', name: 'ChangeType', symbols: CHANGE_TYPES } },
            { name: 'changeOrigin', type: 'string' },
            { name: 'transactionKey', type: 'string' },
            { name: 'sequenceNumber', type: 'int' },
            { name: 'commitTimestamp', type: 'long' },
            { name: 'commitNumber', type: 'long' },
            { name: 'commitUser', type: 'string' },
            { name: 'nulledFields', type: STRINGS },
            { name: 'diffFields', type: STRINGS },
            { name: 'changedFields', type: STRINGS }
        ]
    }
};

/** A field of the event, or a compound (address, location) with its parts. */
interface EventField {
    readonly name: string;
    readonly parts: readonly FieldDef[];
    readonly isCompound: boolean;
}

/** Schema of an object's change events, and what encodes them. */
export interface EventSchema {
    readonly id: string;
    readonly json: string;
    encode(event: FeedEvent): Buffer;
}

/** `FieldVisit__c` -> `FieldVisit__ChangeEvent`, `Account` -> `AccountChangeEvent`. */
export function changeEventName(objectName: string): string {
    return `${objectName.replace(/__c$/, '__')}ChangeEvent`;
}

/** Formula fields have no part in change events. */
export function eventSchema(object: ObjectDef): EventSchema {
    const fields = eventFields(object);
    const schema = {
        type: 'record',
        name: changeEventName(object.name),
        namespace: 'com.sforce.eventbus',
        fields: [HEADER, ...fields.map(avroField)]
    };
    const json = JSON.stringify(schema);
    const type = avro.Type.forSchema(schema as avro.Schema);
    const id = createHash('sha256').update(json).digest('base64url').slice(0, 22);
    return { id, json, encode: (event) => type.toBuffer(payload(event, fields)) };
}

function eventFields(object: ObjectDef): EventField[] {
    const used = [...object.fields.values()].filter((field) => !LEFT_OUT.has(field.name) && field.formula === null);
    const isCompound = ({ type }: FieldDef): boolean => type === 'address' || type === 'location';
    const compounds = new Set(used.filter(isCompound).map(({ name }) => name));
    return used
        .filter((field) => isCompound(field) || !compounds.has(field.compoundFieldName ?? ''))
        .map((field) => ({
            name: field.name,
            isCompound: isCompound(field),
            parts: isCompound(field)
                ? used.filter((part) => part.compoundFieldName === field.name && !isCompound(part))
                : [field]
        }));
}

function avroField({ name, parts, isCompound }: EventField): object {
    const typeOf = ({ type }: FieldDef): string => AVRO_TYPES[type] ?? 'string';
    const fields = parts.map((part) => ({ name: part.name, type: ['null', typeOf(part)], default: null }));
    const type = isCompound ? { type: 'record', name: `${name}Parts`, fields } : typeOf(parts[0] as FieldDef);
    return { name, type: ['null', type], default: null };
}

function payload(event: FeedEvent, fields: readonly EventField[]): Record<string, unknown> {
    const changed = new Set(event.changedFields);
    const isWhole = event.changeType === 'CREATE' || event.changeType === 'UNDELETE';
    const isSent = (part: FieldDef): boolean => isWhole || changed.has(part.name) || part.name === 'LastModifiedDate';
    const values: Record<string, unknown> = {};
    for (const { name, parts, isCompound } of fields) {
        const filled = parts.map((part) => valueOf(part, isSent(part) ? event : null));
        values[name] = !isCompound
            ? filled[0]
            : filled.every((value) => value === null)
              ? null
              : Object.fromEntries(parts.map((part, index) => [part.name, filled[index]]));
    }
    const isNulled = (part: FieldDef): boolean =>
        changed.has(part.name) && (event.record?.[part.name] ?? null) === null;
    return {
        ...values,
        ChangeEventHeader: {
            entityName: event.entityName,
            recordIds: event.recordIds,
            changeType: event.changeType,
            changeOrigin: 'com/salesforce/api/rest/66.0',
            transactionKey: `tx-${event.replayId}`,
            sequenceNumber: 1,
            commitTimestamp: event.committedAtMs,
            commitNumber: event.replayId,
            commitUser: event.userId,
            nulledFields: event.changeType === 'UPDATE' ? bitmaps(fields, isNulled) : [],
            diffFields: [],
            changedFields: event.changeType === 'UPDATE' ? bitmaps(fields, (part) => changed.has(part.name)) : []
        }
    };
}

function valueOf(field: FieldDef, event: FeedEvent | null): unknown {
    const raw: FieldValue | undefined = event?.record?.[field.name];
    if (raw === undefined || raw === null) {
        return null;
    }
    switch (AVRO_TYPES[field.type] ?? 'string') {
        case 'long':
            return field.type === 'date' ? Date.parse(String(raw)) : fromDateTime(String(raw));
        case 'string':
            return String(raw);
        default:
            return raw;
    }
}

/**
 * Positions of fields in the schema as hexadecimal bit sets: one for the top level (bit 0 is the header), then one for
 * each compound as `<position>-<bits>`.
 *
 * Source: Pub/Sub API Developer Guide, "Event Deserialization Considerations".
 */
function bitmaps(fields: readonly EventField[], isSet: (part: FieldDef) => boolean): string[] {
    let top = 0n;
    const nested: string[] = [];
    fields.forEach(({ parts, isCompound }, index) => {
        const bits = parts.reduce((sum, part, bit) => (isSet(part) ? sum | (1n << BigInt(bit)) : sum), 0n);
        if (bits === 0n) {
            return;
        }
        if (isCompound) {
            nested.push(`${index + 1}-${hex(bits)}`);
        } else {
            top |= 1n << BigInt(index + 1);
        }
    });
    return [...(top === 0n ? [] : [hex(top)]), ...nested];
}

function hex(bits: bigint): string {
    return `0x${bits.toString(16).toUpperCase()}`;
}
