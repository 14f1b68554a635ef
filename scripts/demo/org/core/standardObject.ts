/**
 * How the standard objects are written down (salesObjects.ts, setupObjects.ts, toolingObjects.ts); read by standardFields.ts.
 *
 * A line is `Name type(arguments) flags "Label"`. `@system`, `@owner`, `@address(Prefix)` stand for groups of fields.
 * `reference(Account) as Account list Contacts`: the relationship's name, and its name at the parent.
 * `[A | *B | c=Label]`: picklist values, `*` marks the default. `= x`: default value.
 * Source: Salesforce Object Reference, API 66.
 */
export interface StandardObject {
    readonly name: string;
    readonly keyPrefix: string;
    readonly fields: string;
    readonly kind?: 'setup' | 'tooling';
    readonly labelPlural?: string;
    readonly sharing?: 'publicRead' | 'controlledByParent';
    readonly parentField?: string;
}
