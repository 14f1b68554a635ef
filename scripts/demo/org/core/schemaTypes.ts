/** Objects and fields as the org describes them. */

export type FieldValue = string | number | boolean | null;

/** REST describe names. Own objects' metadata types are mapped to these when they are deployed. */
export type FieldType =
    | 'id'
    | 'reference'
    | 'string'
    | 'textarea'
    | 'picklist'
    | 'multipicklist'
    | 'combobox'
    | 'boolean'
    | 'int'
    | 'double'
    | 'currency'
    | 'percent'
    | 'date'
    | 'datetime'
    | 'time'
    | 'email'
    | 'phone'
    | 'url'
    | 'encryptedstring'
    | 'address'
    | 'location'
    | 'base64'
    | 'complexvalue';

export interface PicklistValue {
    readonly value: string;
    readonly label: string;
    readonly active: boolean;
    readonly isDefault: boolean;
}

export interface FieldDef {
    readonly name: string;
    readonly label: string;
    readonly type: FieldType;
    readonly custom: boolean;
    readonly length: number;
    readonly precision: number;
    readonly scale: number;
    /** Must have a value on insert; such fields are visible without a field permission, as in an org. */
    readonly required: boolean;
    readonly createable: boolean;
    readonly updateable: boolean;
    readonly unique: boolean;
    readonly externalId: boolean;
    readonly defaultValue: FieldValue;
    readonly formula: string | null;
    /** Display format of an auto number, e.g. `V-{000000}`. */
    readonly autoNumber: string | null;
    readonly picklist: readonly PicklistValue[];
    readonly restrictedPicklist: boolean;
    /** Referenced objects; more than one is polymorphic. Empty for everything but `reference`. */
    readonly referenceTo: readonly string[];
    readonly relationshipName: string | null;
    /** Name of the list at the parent, e.g. `Contacts` or `FieldVisits__r`. */
    readonly childRelationshipName: string | null;
    readonly cascadeDelete: boolean;
    /** For the parts of an address or geolocation: the compound field; for a compound: the prefix of its parts. */
    readonly compoundFieldName: string | null;
}

/** Who sees records: own and subordinates', everyone reads, everyone edits, or like the parent record. */
export type Sharing = 'private' | 'publicRead' | 'publicReadWrite' | 'controlledByParent';

export interface ObjectDef {
    readonly name: string;
    readonly label: string;
    readonly labelPlural: string;
    readonly keyPrefix: string;
    readonly custom: boolean;
    /** `setup` objects (User, Profile, ...) are readable by everyone; `tooling` ones are listed under /tooling. */
    readonly kind: 'data' | 'setup' | 'tooling' | 'customMetadata';
    readonly sharing: Sharing;
    /** Criteria-based sharing rules for all users: a record with one of these values is readable by everyone. */
    readonly readableWhen?: readonly { readonly field: string; readonly value: FieldValue }[];
    /** Field that leads to the parent when sharing is `controlledByParent`. */
    readonly parentField: string | null;
    /** Fields by exact name, in describe order. */
    readonly fields: ReadonlyMap<string, FieldDef>;
    /** Epoch milliseconds of the last schema change, for If-Modified-Since. */
    readonly changedAt: number;
}

export interface ChildRelationship {
    readonly name: string;
    readonly childObject: string;
    readonly field: string;
    readonly cascadeDelete: boolean;
}

/** Names are found without regard to case, as in an org; definitions carry the exact names. */
export interface Schema {
    objects(): readonly ObjectDef[];
    object(name: string): ObjectDef | undefined;
    /** Throws NOT_FOUND (404) for an unknown object. */
    requireObject(name: string): ObjectDef;
    field(object: ObjectDef, name: string): FieldDef | undefined;
    /** Field whose relationship has this name, e.g. `Owner` on Account gives OwnerId. */
    relationship(object: ObjectDef, relationshipName: string): FieldDef | undefined;
    childRelationships(objectName: string): readonly ChildRelationship[];
    /** Object of a record id by its key prefix. */
    objectOfId(id: string): ObjectDef | undefined;
}
