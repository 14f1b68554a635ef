import type { AccessControl } from './access.ts';
import type { SchemaStore } from './schema.ts';
import type { FieldDef, FieldType, ObjectDef, UserContext } from './types.ts';

const MERGEABLE = new Set(['Account', 'Contact', 'Lead']);
const SOAP_TYPES: Partial<Record<FieldType, string>> = {
    id: 'tns:ID',
    reference: 'tns:ID',
    boolean: 'xsd:boolean',
    int: 'xsd:int',
    double: 'xsd:double',
    currency: 'xsd:double',
    percent: 'xsd:double',
    date: 'xsd:date',
    datetime: 'xsd:dateTime',
    time: 'xsd:time',
    address: 'urn:address',
    location: 'urn:location'
};
const TEXT_LIMIT = 255;

/** Shape: the REST describe resource of one object, for the eyes of a user. */
export function describeObject(
    schema: SchemaStore,
    access: AccessControl,
    object: ObjectDef,
    user: UserContext | null
): Record<string, unknown> {
    const fields = [...object.fields.values()].filter((field) => access.canReadField(user, object, field));
    return {
        ...describeSummary(access, object, user),
        fields: fields.map((field) => describeField(access, object, field, user)),
        childRelationships: schema.childRelationships(object.name).map((child) => ({
            childSObject: child.childObject,
            field: child.field,
            relationshipName: child.name,
            cascadeDelete: child.cascadeDelete,
            restrictedDelete: false,
            deprecatedAndHidden: false,
            junctionIdListNames: [],
            junctionReferenceTo: []
        })),
        recordTypeInfos: [],
        supportedScopes: [{ label: `All ${object.labelPlural.toLowerCase()}`, name: 'everything' }],
        namedLayoutInfos: [],
        actionOverrides: []
    };
}

/** One entry of the global describe; the version in urls is put in by the REST layer. */
export function describeSummary(
    access: AccessControl,
    object: ObjectDef,
    user: UserContext | null
): Record<string, unknown> {
    const may = (action: 'create' | 'edit' | 'delete'): boolean =>
        object.kind !== 'customMetadata' && access.canUseObject(user, object, action);
    const isData = object.kind === 'data';
    return {
        name: object.name,
        label: object.label,
        labelPlural: object.labelPlural,
        keyPrefix: object.keyPrefix,
        custom: object.custom,
        customSetting: false,
        createable: may('create'),
        updateable: may('edit'),
        deletable: may('delete'),
        undeletable: isData && may('delete'),
        queryable: true,
        retrieveable: true,
        searchable: isData,
        replicateable: object.fields.has('SystemModstamp'),
        mergeable: MERGEABLE.has(object.name),
        triggerable: isData,
        layoutable: isData,
        activateable: false,
        deprecatedAndHidden: false,
        feedEnabled: false,
        hasSubtypes: false,
        isInterface: false,
        isSubtype: false,
        mruEnabled: isData,
        urls: {
            sobject: `/services/data/v{version}/sobjects/${object.name}`,
            describe: `/services/data/v{version}/sobjects/${object.name}/describe`,
            rowTemplate: `/services/data/v{version}/sobjects/${object.name}/{ID}`
        }
    };
}

function describeField(
    access: AccessControl,
    object: ObjectDef,
    field: FieldDef,
    user: UserContext | null
): Record<string, unknown> {
    const editable = access.canEditField(user, object, field);
    const isCompound = field.type === 'address' || field.type === 'location';
    const plain = !isCompound && !(field.type === 'textarea' && field.length > TEXT_LIMIT);
    return {
        name: field.name,
        label: field.label,
        type: field.type,
        soapType: SOAP_TYPES[field.type] ?? 'xsd:string',
        custom: field.custom,
        length: field.length,
        byteLength: field.length * 3,
        precision: field.precision,
        scale: field.scale,
        digits: field.type === 'int' ? 9 : 0,
        createable: field.createable && editable,
        updateable: field.updateable && editable,
        nillable: !field.required && field.type !== 'boolean',
        unique: field.unique,
        externalId: field.externalId,
        idLookup: field.type === 'id' || field.externalId,
        caseSensitive: field.type === 'id',
        calculated: field.formula !== null,
        calculatedFormula: field.formula,
        autoNumber: field.autoNumber !== null,
        nameField: field.name === 'Name',
        defaultValue: field.defaultValue,
        defaultedOnCreate: field.defaultValue !== null,
        filterable: plain,
        sortable: plain && field.type !== 'multipicklist',
        groupable: plain && !['double', 'currency', 'percent', 'datetime', 'multipicklist'].includes(field.type),
        aggregatable: plain && field.type !== 'boolean',
        referenceTo: field.referenceTo,
        relationshipName: field.relationshipName,
        polymorphicForeignKey: field.referenceTo.length > 1,
        namePointing: field.referenceTo.length > 1,
        cascadeDelete: field.cascadeDelete,
        compoundFieldName: isCompound ? null : field.compoundFieldName,
        displayLocationInDecimal: field.type === 'location',
        restrictedPicklist: field.restrictedPicklist,
        dependentPicklist: false,
        controllerName: null,
        picklistValues: field.picklist.map((entry) => ({
            value: entry.value,
            label: entry.label,
            active: entry.active,
            defaultValue: entry.isDefault,
            validFor: null
        })),
        htmlFormatted: false,
        encrypted: field.type === 'encryptedstring',
        permissionable: field.custom && !field.required,
        deprecatedAndHidden: false,
        inlineHelpText: null
    };
}
