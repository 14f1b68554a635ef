import { toDateTime } from '../dates.ts';
import type { SchemaStore } from '../schema.ts';
import { Store } from '../store.ts';
import { Transaction } from '../transaction.ts';
import type { DeployMessage, MetadataComponent, MetadataReference, StoredComponent } from '../types.ts';
import type { DeployContext } from './deployContext.ts';
import { ACTIVITIES, ACTIVITY, defineObject, REMOVERS, ROW_HANDLERS, SCHEMA_HANDLERS } from './handlers.ts';

/** Objects before fields before what names them; other types have no order. */
const ORDER = [
    'GlobalValueSet',
    'CustomObject',
    'CustomField',
    'PermissionSet',
    'PermissionSetGroup',
    'CustomMetadata'
];
const COMPONENT_PREFIXES: Readonly<Record<string, string>> = {
    CustomObject: '01I',
    CustomField: '00N',
    Layout: '00h',
    ListView: '00B',
    StaticResource: '081',
    FlexiPage: '0M0',
    CustomTab: '01r',
    CustomApplication: '02u'
};
const OTHER_PREFIX = '0zz';

export interface DeployerServices {
    readonly store: Store;
    readonly schema: SchemaStore;
    now(): number;
    systemUserId(): string;
}

/** Applies metadata to schema and setup rows, all or nothing. */
export class MetadataDeployer {
    readonly #services: DeployerServices;

    constructor(services: DeployerServices) {
        this.#services = services;
    }

    /** Rebuilds the schema from the stored components when the org is opened. */
    restore(): void {
        const components = sorted([...this.#services.store.components.values()]);
        const context = this.#context(components);
        for (const component of components) {
            SCHEMA_HANDLERS[component.type]?.(context, component);
        }
    }

    /** Describes the standard objects in EntityDefinition and FieldDefinition, once in a new org. */
    defineStandardObjects(): void {
        const context = this.#context([]);
        for (const object of this.#services.schema.objects()) {
            defineObject(context, object.name);
        }
        this.#services.store.commit(context.tx.entry());
    }

    deploy(components: readonly MetadataComponent[], checkOnly: boolean): DeployMessage[] {
        const ordered = sorted(components);
        return this.#allOrNothing(ordered, checkOnly, (context) => {
            const messages = ordered.map((component) => this.#deployOne(context, component));
            for (const objectName of changedObjects(ordered)) {
                defineObject(context, objectName);
            }
            const stored = ordered.map((component) => this.#stored(context, component));
            return { messages, entry: { components: stored } };
        });
    }

    remove(references: readonly MetadataReference[], checkOnly: boolean): DeployMessage[] {
        return this.#allOrNothing([], checkOnly, (context) => {
            const messages = references.map((reference) => this.#removeOne(context, reference));
            const parts = [...this.#services.store.components.values()].filter((component) =>
                references.some(
                    ({ type, fullName }) => type === 'CustomObject' && component.fullName.startsWith(`${fullName}.`)
                )
            );
            return { messages, entry: { removedComponents: [...references, ...parts] } };
        });
    }

    #allOrNothing(
        components: readonly MetadataComponent[],
        checkOnly: boolean,
        run: (context: DeployContext) => { messages: DeployMessage[]; entry: Parameters<Store['commit']>[0] }
    ): DeployMessage[] {
        const { schema, store } = this.#services;
        const before = schema.snapshot();
        const context = this.#context(components);
        const { messages, entry } = run(context);
        if (checkOnly || messages.some((message) => !message.success)) {
            schema.restore(before);
            return messages;
        }
        store.commit({ ...context.tx.entry(), ...entry });
        return messages;
    }

    #deployOne(context: DeployContext, component: MetadataComponent): DeployMessage {
        const before = this.#services.store.components.get(Store.componentKey(component));
        const changed =
            before?.xml !== component.xml || JSON.stringify(before.files) !== JSON.stringify(component.files);
        const message = {
            type: component.type,
            fullName: component.fullName,
            path: component.path,
            created: before === undefined,
            changed,
            deleted: false
        };
        try {
            SCHEMA_HANDLERS[component.type]?.(context, component);
            ROW_HANDLERS[component.type]?.(context, component);
            return { ...message, success: true, problem: null };
        } catch (error) {
            const problem = error instanceof Error ? error.message : String(error);
            return { ...message, created: false, changed: false, success: false, problem };
        }
    }

    #removeOne(context: DeployContext, reference: MetadataReference): DeployMessage {
        const known = this.#services.store.components.has(Store.componentKey(reference));
        if (known) {
            REMOVERS[reference.type]?.(context, reference.fullName);
        }
        return {
            type: reference.type,
            fullName: reference.fullName,
            path: 'destructiveChanges.xml',
            success: true,
            created: false,
            changed: known,
            deleted: known,
            problem: known ? null : `No ${reference.type} named: ${reference.fullName} found`
        };
    }

    #stored(context: DeployContext, component: MetadataComponent): StoredComponent {
        const before = this.#services.store.components.get(Store.componentKey(component));
        return {
            type: component.type,
            fullName: component.fullName,
            xml: component.xml,
            files: component.files,
            path: component.path,
            id: before?.id ?? context.nextId(COMPONENT_PREFIXES[component.type] ?? OTHER_PREFIX),
            createdDate: before?.createdDate ?? context.stamp,
            lastModifiedDate: context.stamp
        };
    }

    #context(components: readonly MetadataComponent[]): DeployContext {
        const { store, schema } = this.#services;
        const now = this.#services.now();
        const own = new Map(components.map((component) => [Store.componentKey(component), component]));
        return {
            schema,
            tx: new Transaction(store, now),
            stamp: toDateTime(now),
            now,
            userId: this.#services.systemUserId(),
            nextId: (keyPrefix) => store.nextId(keyPrefix),
            component: (type, fullName) => {
                const key = Store.componentKey({ type, fullName });
                return own.get(key) ?? store.components.get(key);
            }
        };
    }
}

function sorted<T extends MetadataReference>(components: readonly T[]): T[] {
    const rank = (component: T): number => {
        const at = ORDER.indexOf(component.type);
        return at < 0 ? ORDER.length : at;
    };
    return [...components].sort((a, b) => rank(a) - rank(b));
}

function changedObjects(components: readonly MetadataReference[]): Set<string> {
    const schemaParts = components.filter(({ type }) => type in SCHEMA_HANDLERS);
    const names = schemaParts.map(({ fullName }) => fullName.split('.')[0] ?? '');
    return new Set(names.flatMap((name) => (name === ACTIVITY ? ACTIVITIES : [name])));
}
