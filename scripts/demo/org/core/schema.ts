import { notFound } from './errors.ts';
import type { ChildRelationship, FieldDef, ObjectDef, Schema } from './types.ts';

interface Entry {
    def: ObjectDef;
    /** By lower-case name. */
    fields: Map<string, FieldDef>;
    relationships: Map<string, FieldDef>;
}

/** The org's objects and fields; changed only by deployments. */
export class SchemaStore implements Schema {
    readonly #entries = new Map<string, Entry>();
    readonly #byPrefix = new Map<string, ObjectDef>();
    #children: Map<string, ChildRelationship[]> | null = null;
    #version = 0;

    /** Grows with each change, so that caches can tell. */
    get version(): number {
        return this.#version;
    }

    snapshot(): readonly ObjectDef[] {
        return this.objects();
    }

    restore(snapshot: readonly ObjectDef[]): void {
        this.#entries.clear();
        this.#byPrefix.clear();
        snapshot.forEach((def) => this.put(def));
        this.#changed();
    }

    put(def: ObjectDef): void {
        const entry: Entry = { def, fields: new Map(), relationships: new Map() };
        for (const field of def.fields.values()) {
            entry.fields.set(field.name.toLowerCase(), field);
            if (field.relationshipName) {
                entry.relationships.set(field.relationshipName.toLowerCase(), field);
            }
        }
        this.#entries.set(def.name.toLowerCase(), entry);
        this.#byPrefix.set(def.keyPrefix, def);
        this.#changed();
    }

    remove(objectName: string): void {
        const entry = this.#entries.get(objectName.toLowerCase());
        if (entry) {
            this.#entries.delete(objectName.toLowerCase());
            this.#byPrefix.delete(entry.def.keyPrefix);
            this.#changed();
        }
    }

    putFields(objectName: string, fields: readonly FieldDef[], changedAt: number): void {
        const def = this.requireObject(objectName);
        const all = new Map(def.fields);
        for (const field of fields) {
            all.set(field.name, field);
        }
        this.put({ ...def, fields: all, changedAt });
    }

    removeField(objectName: string, fieldName: string, changedAt: number): void {
        const def = this.requireObject(objectName);
        const kept = [...def.fields].filter(
            ([name, field]) => name !== fieldName && field.compoundFieldName !== fieldName
        );
        this.put({ ...def, fields: new Map(kept), changedAt });
    }

    objects(): readonly ObjectDef[] {
        return [...this.#entries.values()].map((entry) => entry.def);
    }

    object(name: string): ObjectDef | undefined {
        return this.#entries.get(name.toLowerCase())?.def;
    }

    requireObject(name: string): ObjectDef {
        const def = this.object(name);
        if (!def) {
            throw notFound();
        }
        return def;
    }

    field(object: ObjectDef, name: string): FieldDef | undefined {
        return object.fields.get(name) ?? this.#entries.get(object.name.toLowerCase())?.fields.get(name.toLowerCase());
    }

    relationship(object: ObjectDef, relationshipName: string): FieldDef | undefined {
        return this.#entries.get(object.name.toLowerCase())?.relationships.get(relationshipName.toLowerCase());
    }

    childRelationships(objectName: string): readonly ChildRelationship[] {
        this.#children ??= this.#collectChildren();
        return this.#children.get(objectName.toLowerCase()) ?? [];
    }

    objectOfId(id: string): ObjectDef | undefined {
        return this.#byPrefix.get(id.slice(0, 3));
    }

    #collectChildren(): Map<string, ChildRelationship[]> {
        const children = new Map<string, ChildRelationship[]>();
        for (const { def } of this.#entries.values()) {
            for (const field of def.fields.values()) {
                if (!field.childRelationshipName) {
                    continue;
                }
                const child = {
                    name: field.childRelationshipName,
                    childObject: def.name,
                    field: field.name,
                    cascadeDelete: field.cascadeDelete
                };
                for (const parent of field.referenceTo) {
                    const key = parent.toLowerCase();
                    children.set(key, [...(children.get(key) ?? []), child]);
                }
            }
        }
        return children;
    }

    #changed(): void {
        this.#children = null;
        this.#version++;
    }
}
