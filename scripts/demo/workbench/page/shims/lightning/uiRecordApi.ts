/** `lightning/uiRecordApi` outside Salesforce, over the demo org's record resource (user mode). */
import { callJson, createAdapter } from '../../platform.ts';

type FieldReference = string | { readonly objectApiName: string; readonly fieldApiName: string };
interface FieldValue {
    readonly value: unknown;
    readonly displayValue: unknown;
    readonly fields?: Record<string, FieldValue>;
}
interface UiRecord {
    readonly fields: Record<string, FieldValue>;
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

function fieldOf(record: UiRecord | undefined, field: FieldReference): FieldValue | undefined {
    const path = nameOf(field).split('.').slice(1);
    return path.reduce<FieldValue | undefined>(
        (value, key) => (value?.fields ?? undefined)?.[key],
        record as unknown as FieldValue | undefined
    );
}

export const getFieldValue = (record: UiRecord | undefined, field: FieldReference): unknown =>
    fieldOf(record, field)?.value;
export const getFieldDisplayValue = (record: UiRecord | undefined, field: FieldReference): unknown =>
    fieldOf(record, field)?.displayValue;
export const notifyRecordUpdateAvailable = (): Promise<void> => Promise.resolve();
