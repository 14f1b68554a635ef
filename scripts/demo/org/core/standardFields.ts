import { addressFields, fieldDef, labelOf, ownerField, picklistValue, systemFields } from './fieldDefs.ts';
import type { StandardObject } from './standardObject.ts';
import type { FieldDef, FieldType, FieldValue, ObjectDef, PicklistValue } from './types.ts';

const LINE =
    /^(?<name>\w+)\s+(?<type>\w+)(?:\((?<args>[^)]*)\))?(?<reference>(?:\s+as \w+)?(?:\s+list \w+)?)(?<flags>[^["=]*)(?:= (?<value>\S+)\s*)?(?:\[(?<values>[^\]]*)\])?(?<more>[^"]*)(?:"(?<label>[^"]*)")?$/;

/** Turns the compact description of an object into its definition. Errors: a line it cannot read is named. */
export function standardObjectDef(object: StandardObject): ObjectDef {
    const fields = splitLines(object.fields).flatMap(parseLine);
    const label = labelOf(object.name);
    return {
        name: object.name,
        label,
        labelPlural: object.labelPlural ?? `${label}s`,
        keyPrefix: object.keyPrefix,
        custom: false,
        kind: object.kind ?? 'data',
        sharing: object.sharing ?? (object.kind ? 'publicRead' : 'private'),
        parentField: object.parentField ?? null,
        fields: new Map(fields.map((field) => [field.name, field])),
        changedAt: 0
    };
}

/** Joins lines whose list of picklist values goes on, and takes the `@groups` out of the lines they share. */
function splitLines(text: string): string[] {
    return text
        .replace(/\[[^\]]*\]/g, (values) => values.replace(/\s+/g, ' '))
        .replace(/(@\w+(?:\(\w*\))?)/g, '$1\n')
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
}

function parseLine(line: string): FieldDef[] {
    if (line === '@system') {
        return systemFields();
    }
    if (line === '@owner') {
        return [ownerField()];
    }
    const address = /^@address\((\w*)\)$/.exec(line);
    if (address) {
        return addressFields(address[1] ?? '');
    }
    const parts = LINE.exec(line)?.groups;
    if (!parts) {
        throw new Error(`standard object: expected "Name type(arguments) flags", got "${line}"`);
    }
    return [fieldOf(parts)];
}

function fieldOf(parts: Record<string, string | undefined>): FieldDef {
    const type = parts['type'] as FieldType;
    const name = parts['name'] ?? '';
    const args = (parts['args'] ?? '').split(',').filter((arg) => arg !== '');
    const flags = new Set(`${parts['flags'] ?? ''} ${parts['more'] ?? ''}`.split(/\s+/));
    const readOnly = flags.has('readonly');
    const picklist = parsePicklist(parts['values']);
    return fieldDef(name, type, {
        ...sizeOf(type, args),
        ...(type === 'reference' ? { referenceTo: args } : {}),
        ...(parts['label'] ? { label: parts['label'] } : {}),
        relationshipName: /as (\w+)/.exec(parts['reference'] ?? '')?.[1] ?? null,
        childRelationshipName: /list (\w+)/.exec(parts['reference'] ?? '')?.[1] ?? null,
        required: flags.has('required') || type === 'id',
        createable: !readOnly,
        updateable: !readOnly && !flags.has('createonly'),
        unique: flags.has('unique'),
        cascadeDelete: flags.has('cascade'),
        picklist,
        defaultValue: defaultOf(type, parts['value'], picklist)
    });
}

function sizeOf(type: FieldType, args: readonly string[]): Partial<FieldDef> {
    if (args.length === 0 || type === 'reference') {
        return {};
    }
    const [first, second] = args.map(Number);
    return args.length === 2 ? { precision: first ?? 0, scale: second ?? 0 } : { length: first ?? 0 };
}

function parsePicklist(text: string | undefined): PicklistValue[] {
    if (text === undefined) {
        return [];
    }
    return text.split('|').map((entry) => {
        const trimmed = entry.trim();
        const [value = '', label] = trimmed.replace(/^\*/, '').split('=');
        return picklistValue(value, label ?? value, trimmed.startsWith('*'));
    });
}

function defaultOf(type: FieldType, text: string | undefined, picklist: readonly PicklistValue[]): FieldValue {
    if (text === undefined) {
        return picklist.find((entry) => entry.isDefault)?.value ?? (type === 'boolean' ? false : null);
    }
    if (type === 'boolean') {
        return text === 'true';
    }
    return type === 'int' || type === 'double' ? Number(text) : text;
}
