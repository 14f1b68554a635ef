import type { MapColumn, MapFilter, PointColumn, PointPage, PointPageRequest } from '#kernel/contracts';
import { toMicroDegrees } from '#kernel/geo';
import type { Org, SObjectRecord, UserContext } from '../core/types.ts';
import { LayerFields } from './layerFields.ts';
import { columnsOf, type LayerRow } from './mapLayers.ts';

const MAX_PAGE_SIZE = 10_000;
const DAY_MS = 86_400_000;
/** Records of an object that no map shows. */
const ALWAYS: Readonly<Record<string, string>> = { Lead: 'IsConverted = false' };

/** What MapPointSelector.cls does: one keyset page of a layer in user mode, with exact counts. */
export function pointPage(
    org: Org,
    user: UserContext,
    layer: LayerRow,
    request: PointPageRequest,
    nowMs: number
): PointPage {
    const size = Math.min(request.pageSize ?? MAX_PAGE_SIZE, MAX_PAGE_SIZE);
    const { conditions, bindings } = narrow(layer, request.filter, nowMs);
    const placed = `(${layer.latitudeFields.map((path) => `${path} != null`).join(' OR ')})`;
    const wanted = request.placement === 'unplaced' ? `(NOT ${placed})` : placed;
    const after = request.afterId === null ? [] : ['Id > :afterId'];
    const extra = columnsOf(new LayerFields(org, user, layer.objectApiName), layer);
    const hasOwner = org.schema.field(org.schema.requireObject(layer.objectApiName), 'OwnerId') !== undefined;
    const fields = new Set(['Id', ...layer.nameFields, layer.statusField]);
    if (hasOwner) for (const path of ['OwnerId', 'Owner.Name']) fields.add(path);
    for (const { key } of extra) fields.add(key);
    for (const path of [...layer.latitudeFields, ...layer.longitudeFields]) fields.add(path);
    if (layer.lastVisitField) fields.add(layer.lastVisitField);
    const options = { user, bindings: { ...bindings, afterId: request.afterId } };
    const { records } = org.query(
        `SELECT ${[...fields].join(', ')} FROM ${layer.objectApiName} ${where([...conditions, wanted, ...after])}
        WITH USER_MODE ORDER BY Id LIMIT ${size + 1}`,
        options
    );
    const count = (parts: readonly string[]): number =>
        org.count(`SELECT COUNT() FROM ${layer.objectApiName} ${where(parts)} WITH USER_MODE`, options);
    const page = records.slice(0, size);
    return {
        ...columns(layer, page, hasOwner),
        columns: extra.map((column) => pointColumn(column, page)),
        totalCount: count(conditions),
        placedCount: count([...conditions, placed]),
        nextAfterId: records.length > size ? String(page[page.length - 1]!['Id']) : null
    };
}

function narrow(layer: LayerRow, filter: MapFilter, nowMs: number): { conditions: string[]; bindings: object } {
    const conditions = [ALWAYS[layer.objectApiName] ?? ''];
    const { statuses, ownerIds, notVisitedForDays, search } = filter;
    if (layer.only) conditions.push(`${layer.only.field} IN :onlyValues`);
    if (statuses) conditions.push(`${layer.statusField} IN :statuses`);
    if (ownerIds) conditions.push('OwnerId IN :ownerIds');
    if (search) conditions.push(`${layer.nameFields[0]} LIKE :pattern`);
    if (notVisitedForDays && layer.lastVisitField) {
        conditions.push(`(${layer.lastVisitField} = null OR ${layer.lastVisitField} <= :latest)`);
    }
    const latest = new Date(nowMs - (notVisitedForDays ?? 0) * DAY_MS).toISOString().slice(0, 10);
    const pattern = `%${(search ?? '').replace(/[\\%_]/g, '\\$&')}%`;
    const onlyValues = layer.only?.values ?? [];
    const bindings = { onlyValues, statuses, ownerIds, latest, pattern };
    return { conditions: conditions.filter((part) => part !== ''), bindings };
}

function columns(layer: LayerRow, records: readonly SObjectRecord[], hasOwner: boolean) {
    const statuses = new Dictionary();
    const owners = new Dictionary();
    return {
        layerKey: layer.key,
        objectApiName: layer.objectApiName,
        ids: records.map((record) => String(record['Id'])),
        names: records.map((record) =>
            String(layer.nameFields.map((path) => valueAt(record, path)).find(Boolean) ?? '')
        ),
        latitudesMicro: records.map((record) => micro(record, layer.latitudeFields)),
        longitudesMicro: records.map((record) => micro(record, layer.longitudeFields)),
        statusCodes: records.map((record) => statuses.code(String(valueAt(record, layer.statusField) ?? ''))),
        ownerCodes: records.map((record) =>
            hasOwner ? owners.code(String(record['OwnerId']), String(valueAt(record, 'Owner.Name') ?? '')) : -1
        ),
        lastVisitDays: records.map((record) => dayOf(layer.lastVisitField && valueAt(record, layer.lastVisitField))),
        statuses: statuses.keys,
        owners: owners.keys.map((userId, code) => ({ userId, name: owners.names[code]! }))
    };
}

function pointColumn({ key, kind }: MapColumn, records: readonly SObjectRecord[]): PointColumn {
    const texts = new Dictionary();
    const values = records.map((record): number | null => {
        const value = valueAt(record, key);
        if (value === null || value === undefined) return null;
        if (kind === 'date') return dayOf(value);
        return kind === 'choice' ? texts.code(String(value)) : Number(value);
    });
    return { key, values, texts: texts.keys };
}

class Dictionary {
    readonly keys: string[] = [];
    readonly names: string[] = [];
    private readonly codes = new Map<string, number>();

    code(key: string, name = ''): number {
        let code = this.codes.get(key);
        if (code === undefined) {
            code = this.keys.push(key) - 1;
            this.names.push(name);
            this.codes.set(key, code);
        }
        return code;
    }
}

function valueAt(record: SObjectRecord, path: string): unknown {
    let value: unknown = record;
    for (const name of path.split('.')) value = (value as SObjectRecord | null)?.[name];
    return value;
}

function micro(record: SObjectRecord, paths: readonly string[]): number {
    const value = paths.map((path) => valueAt(record, path)).find((candidate) => typeof candidate === 'number');
    return toMicroDegrees((value as number | undefined) ?? 0);
}

function dayOf(date: unknown): number | null {
    return typeof date === 'string' ? Math.floor(Date.parse(date.slice(0, 10)) / DAY_MS) : null;
}

function where(conditions: readonly string[]): string {
    return conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
}
