import avro from 'avsc';
import type { ChangeNotice } from '../../events/ports.ts';
import { OrgError } from '../../orgError.ts';
import type { ConsumerEvent } from './pubSubDescriptor.ts';

/** What is read of the header; whole numbers of 64 bits in the rest would not fit a JavaScript number. */
const HEADER = 'ChangeEventHeader';
const READ = ['entityName', 'recordIds', 'changeType'];

type Decode = (payload: Buffer) => ChangeNotice;

/** Reads the headers of change events; schemas are asked for once each. */
export function createEventDecoder(
    schemaJson: (schemaId: string) => Promise<string>
): (event: ConsumerEvent) => Promise<ChangeNotice> {
    const known = new Map<string, Promise<Decode>>();
    const decoderOf = (schemaId: string): Promise<Decode> => {
        const before = known.get(schemaId);
        if (before !== undefined) {
            return before;
        }
        const asked = schemaJson(schemaId).then(headerDecoder);
        known.set(schemaId, asked);
        asked.catch(() => known.delete(schemaId));
        return asked;
    };
    return async ({ event }) => (await decoderOf(event.schemaId))(event.payload);
}

interface RecordSchema {
    readonly fields: readonly { readonly name: string; readonly type: unknown }[];
}

/** A reader that knows only the header, resolved against the schema that the event was written with. */
export function headerDecoder(json: string): Decode {
    const written = JSON.parse(json) as RecordSchema;
    const header = written.fields.find(({ name }) => name === HEADER);
    if (header === undefined) {
        throw new OrgError('malformed', 'MALFORMED_EVENT', 'The schema of a change event has no ChangeEventHeader.');
    }
    const headerType = header.type as RecordSchema;
    const wanted = { ...headerType, fields: headerType.fields.filter(({ name }) => READ.includes(name)) };
    const reader = avro.Type.forSchema({ ...written, fields: [{ ...header, type: wanted }] } as avro.Schema);
    const resolver = reader.createResolver(avro.Type.forSchema(written as unknown as avro.Schema));
    return (payload) => {
        const value = reader.fromBuffer(payload, resolver) as Record<string, Record<string, unknown>>;
        const { entityName, recordIds, changeType } = value[HEADER] ?? {};
        return {
            objectApiName: String(entityName),
            recordIds: (recordIds as string[]).map(String),
            changeType: String(changeType)
        };
    };
}
