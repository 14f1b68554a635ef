import type { FieldDef, FieldType, FieldValue, PicklistValue } from './types.ts';

const DEFAULT_LENGTH: Partial<Record<FieldType, number>> = {
    id: 18,
    reference: 18,
    string: 255,
    textarea: 32000,
    picklist: 255,
    multipicklist: 4099,
    combobox: 255,
    email: 80,
    phone: 40,
    url: 255
};
const NUMERIC = new Set<FieldType>(['double', 'currency', 'percent']);

/** A field definition with the platform's defaults for everything not given. */
export function fieldDef(name: string, type: FieldType, given: Partial<FieldDef> = {}): FieldDef {
    return {
        name,
        label: labelOf(name),
        type,
        custom: name.endsWith('__c') || name.endsWith('__s'),
        length: DEFAULT_LENGTH[type] ?? 0,
        precision: NUMERIC.has(type) ? 18 : 0,
        scale: NUMERIC.has(type) ? 2 : 0,
        required: false,
        createable: true,
        updateable: true,
        unique: false,
        externalId: false,
        defaultValue: null as FieldValue,
        formula: null,
        autoNumber: null,
        picklist: [],
        restrictedPicklist: false,
        referenceTo: [],
        relationshipName: null,
        childRelationshipName: null,
        cascadeDelete: false,
        compoundFieldName: null,
        ...given
    };
}

export function readOnlyField(name: string, type: FieldType, given: Partial<FieldDef> = {}): FieldDef {
    return fieldDef(name, type, { createable: false, updateable: false, ...given });
}

/** `LastModifiedDate` -> `Last Modified Date`, `OwnerId` -> `Owner ID`. */
export function labelOf(name: string): string {
    return name
        .replace(/__[cs]$/, '')
        .replaceAll('_', ' ')
        .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
        .replace(/\bId$/, 'ID');
}

export function picklistValue(value: string, label = value, isDefault = false, active = true): PicklistValue {
    return { value, label, active, isDefault };
}

/** Fields that every record of a data object has. */
export function systemFields(): FieldDef[] {
    const user = (name: string, relationshipName: string): FieldDef =>
        readOnlyField(name, 'reference', { referenceTo: ['User'], relationshipName, required: true });
    return [
        readOnlyField('Id', 'id', { label: 'Record ID', required: true }),
        readOnlyField('IsDeleted', 'boolean', { label: 'Deleted', defaultValue: false, required: true }),
        readOnlyField('CreatedDate', 'datetime', { required: true }),
        user('CreatedById', 'CreatedBy'),
        readOnlyField('LastModifiedDate', 'datetime', { required: true }),
        user('LastModifiedById', 'LastModifiedBy'),
        readOnlyField('SystemModstamp', 'datetime', { label: 'System Modstamp', required: true })
    ];
}

export function ownerField(): FieldDef {
    return fieldDef('OwnerId', 'reference', { referenceTo: ['User'], relationshipName: 'Owner' });
}

/** `Billing` -> BillingStreet .. BillingGeocodeAccuracy and the compound BillingAddress. `''` as on Lead. */
export function addressFields(prefix: string): FieldDef[] {
    const compoundFieldName = prefix === '' ? 'Address' : `${prefix}Address`;
    const part = (name: string, type: FieldType, given: Partial<FieldDef> = {}): FieldDef =>
        fieldDef(prefix + name, type, { compoundFieldName, ...given });
    return [
        part('Street', 'textarea', { length: 255 }),
        part('City', 'string', { length: 40 }),
        part('State', 'string', { length: 80 }),
        part('PostalCode', 'string', { length: 20 }),
        part('Country', 'string', { length: 80 }),
        part('Latitude', 'double', { precision: 18, scale: 15 }),
        part('Longitude', 'double', { precision: 18, scale: 15 }),
        part('GeocodeAccuracy', 'picklist', {
            picklist: ['Address', 'NearAddress', 'Block', 'Street', 'ExtendedZip', 'Zip', 'City', 'State'].map(
                (value) => picklistValue(value)
            )
        }),
        readOnlyField(compoundFieldName, 'address', { compoundFieldName: prefix })
    ];
}

/** A geolocation field `CheckIn__c` with its parts `CheckIn__Latitude__s` and `CheckIn__Longitude__s`. */
export function locationFields(name: string, given: Partial<FieldDef> = {}): FieldDef[] {
    const stem = name.replace(/__c$/, '');
    const label = given.label ?? labelOf(name);
    const part = (axis: string): FieldDef =>
        fieldDef(`${stem}__${axis}__s`, 'double', {
            label: `${label} (${axis})`,
            precision: 18,
            scale: 15,
            compoundFieldName: name
        });
    return [
        part('Latitude'),
        part('Longitude'),
        readOnlyField(name, 'location', { ...given, createable: false, updateable: false, compoundFieldName: stem })
    ];
}
