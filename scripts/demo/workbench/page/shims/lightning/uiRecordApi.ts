/** `lightning/uiRecordApi` outside Salesforce, over the demo org's record resource (user mode). */
import { callJson, createAdapter } from '../../platform.ts';

type FieldReference = string | { readonly objectApiName: string; readonly fieldApiName: string };
interface FieldValue {
    /** A plain value, or the record behind a relationship. */
    readonly value: unknown;
    readonly displayValue: unknown;
}
interface UiRecord {
    readonly fields: Readonly<Record<string, FieldValue>>;
}

const nameOf = (field: FieldReference): string =>
    typeof field === 'string' ? field : `${field.objectApiName}.${field.fieldApiName}`;

export const getRecord = createAdapter({
    ready: (config) => Boolean(config['recordId']) && Boolean(config['fields'] ?? config['optionalFields']),
    load: (config) => {
        const fields = [config['fields'] ?? config['optionalFields']].flat() as FieldReference[];
        return callJson(`/ui-api/records/${String(config['recordId'])}?fields=${fields.map(nameOf).join(',')}`);
    }
});

/** Follows a path such as `Account.Owner.Name`; undefined where it ends early. */
function fieldOf(record: UiRecord | undefined, field: FieldReference): FieldValue | undefined {
    const [first = '', ...rest] = nameOf(field).split('.').slice(1);
    return rest.reduce<FieldValue | undefined>(
        (found, name) => (found?.value as UiRecord | undefined)?.fields?.[name],
        record?.fields[first]
    );
}

export const getFieldValue = (record: UiRecord | undefined, field: FieldReference): unknown =>
    fieldOf(record, field)?.value;
export const getFieldDisplayValue = (record: UiRecord | undefined, field: FieldReference): unknown =>
    fieldOf(record, field)?.displayValue;
export const notifyRecordUpdateAvailable = (): Promise<void> => Promise.resolve();
