import type { MapColumn, MapColumnKind } from '#kernel/contracts';
import type { FieldDef, ObjectDef, Org, UserContext } from '../core/types.ts';
import { platformWords } from './platformWords.ts';

const KINDS: Readonly<Partial<Record<FieldDef['type'], MapColumnKind>>> = {
    picklist: 'choice',
    string: 'choice',
    double: 'number',
    int: 'number',
    currency: 'number',
    percent: 'number',
    date: 'date',
    datetime: 'date',
    boolean: 'flag'
};

/** What MapLayerFields.cls does: fields of one object by path; those that the person may not read do not exist here. */
export class LayerFields {
    private readonly org: Org;
    private readonly user: UserContext;
    private readonly object: ObjectDef;
    private readonly word: (label: string) => string;
    private readonly readable = new Map<string, ReadonlySet<string>>();

    constructor(org: Org, user: UserContext, objectApiName: string) {
        this.org = org;
        this.user = user;
        this.object = org.schema.requireObject(objectApiName);
        this.word = platformWords(org, user);
    }

    at(path: string): FieldDef | null {
        let { object } = this;
        const names = path.split('.');
        for (const name of names.slice(0, -1)) {
            const lookup = name.endsWith('__r') ? name.replace(/__r$/, '__c') : `${name}Id`;
            const field = this.field(object, lookup);
            const parent = this.org.schema.object(field?.referenceTo[0] ?? '');
            if (!field || !parent) return null;
            object = parent;
        }
        return this.field(object, names[names.length - 1]!);
    }

    column(path: string): MapColumn | null {
        const field = this.at(path);
        const kind = field && KINDS[field.type];
        return kind ? { key: path, label: this.word(field.label), kind, options: this.options(path) } : null;
    }

    /** Active picklist values in the language of the person. */
    options(path: string): { readonly value: string; readonly label: string }[] {
        return (this.at(path)?.picklist ?? [])
            .filter(({ active }) => active)
            .map(({ value, label }) => ({ value, label: this.word(label) }));
    }

    label(path: string, value: string): string {
        return this.options(path).find((option) => option.value === value)?.label ?? value;
    }

    private field(object: ObjectDef, name: string): FieldDef | null {
        let names = this.readable.get(object.name);
        if (!names) {
            const { fields } = this.org.describe(object.name, this.user) as { fields: { name: string }[] };
            names = new Set(fields.map((field) => field.name));
            this.readable.set(object.name, names);
        }
        return names.has(name) ? (this.org.schema.field(object, name) ?? null) : null;
    }
}
