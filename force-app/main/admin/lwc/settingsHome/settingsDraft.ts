import type {
    CadenceRecord,
    KpiRecord,
    LayerRecord,
    MapLayer,
    SettingsRecordChange,
    SettingsSnapshot
} from 'c/contracts';
import {
    checkLooks,
    checkSettings,
    INTERVAL_DAYS,
    isInRange,
    MOST_KPIS,
    settingKind,
    SETTINGS,
    VISIT_MINUTES,
    type Look
} from 'c/settingRules';
import { settingName } from 'c/settingText';

export type KpiRole = KpiRecord['role'];
export const KPI_ROLES: readonly KpiRole[] = ['rep', 'manager', 'admin'];

/** A layer as it would be saved; looks of every value of its legend. */
export interface LayerDraft {
    readonly name: string;
    readonly isOnByDefault: boolean;
    readonly looks: ReadonlyMap<string, Look>;
}

/** All pages as they would be saved. */
export interface SettingsDraft {
    readonly settings: ReadonlyMap<string, string>;
    readonly cadences: readonly CadenceRecord[];
    readonly layers: readonly LayerDraft[];
    readonly kpis: Readonly<Record<KpiRole, readonly string[]>>;
}

/** The draft that changes nothing. A setting without a record stands at its default. */
export function draftOf(snapshot: SettingsSnapshot, layers: readonly MapLayer[]): SettingsDraft {
    const values = new Map(snapshot.settings.map(({ key, value }) => [key, value]));
    const known = new Map(snapshot.cadences.map((cadence) => [cadence.customerClass, cadence]));
    const classes = [...new Set([...snapshot.customerClasses.map(({ value }) => value), ...known.keys()])];
    return {
        settings: new Map(SETTINGS.map(({ key, defaultValue }) => [key, values.get(key) ?? defaultValue])),
        cadences: classes.map(
            (customerClass) =>
                known.get(customerClass) ?? {
                    name: nameOf(customerClass),
                    customerClass,
                    intervalDays: null,
                    visitMinutes: null
                }
        ),
        layers: snapshot.layers.map(({ name, isOnByDefault }) => ({
            name,
            isOnByDefault,
            looks: new Map(
                (layers.find(({ key }) => key === name)?.legend ?? []).map(({ value, colour, shape }) => [
                    value,
                    { colour, shape }
                ])
            )
        })),
        kpis: {
            rep: chosenKpis(snapshot, 'rep'),
            manager: chosenKpis(snapshot, 'manager'),
            admin: chosenKpis(snapshot, 'admin')
        }
    };
}

function chosenKpis({ kpis }: SettingsSnapshot, role: KpiRole): string[] {
    return kpis
        .filter((record) => record.role === role && record.isOn)
        .sort((a, b) => (a.sortOrder ?? 999) - (b.sortOrder ?? 999))
        .map(({ kpiKey }) => kpiKey);
}

/** Records that differ from what is stored. */
export function changesOf(
    snapshot: SettingsSnapshot,
    before: SettingsDraft,
    after: SettingsDraft
): SettingsRecordChange[] {
    return [
        ...settingChanges(snapshot, after),
        ...after.cadences.flatMap((cadence) => cadenceChange(cadence, before)),
        ...after.layers.flatMap((layer) => layerChange(snapshot.layers, layer, before)),
        ...KPI_ROLES.flatMap((role) => kpiChanges(snapshot, role, after.kpis[role], before.kpis[role]))
    ];
}

function settingChanges({ settings }: SettingsSnapshot, after: SettingsDraft): SettingsRecordChange[] {
    const stored = new Map(settings.map(({ key, value }) => [key, value]));
    return SETTINGS.flatMap((definition) => {
        const value = (after.settings.get(definition.key) ?? '').trim();
        if (value === (stored.get(definition.key) ?? definition.defaultValue)) return [];
        const label = settingName(definition.key).slice(0, 40);
        const values = { Value__c: value === '' ? null : value, Kind__c: settingKind(definition) };
        return [{ type: 'FieldmapSetting' as const, name: definition.key, label, values }];
    });
}

function cadenceChange(cadence: CadenceRecord, before: SettingsDraft): SettingsRecordChange[] {
    const old = before.cadences.find(({ name }) => name === cadence.name);
    if (old?.intervalDays === cadence.intervalDays && old.visitMinutes === cadence.visitMinutes) return [];
    const { name, customerClass, intervalDays, visitMinutes } = cadence;
    const values = { CustomerClass__c: customerClass, IntervalDays__c: intervalDays, VisitMinutes__c: visitMinutes };
    return [{ type: 'VisitCadence', name, label: customerClass, values }];
}

function layerChange(stored: readonly LayerRecord[], layer: LayerDraft, before: SettingsDraft): SettingsRecordChange[] {
    const old = before.layers.find(({ name }) => name === layer.name);
    const record = stored.find(({ name }) => name === layer.name);
    const changed = [...layer.looks].filter(([value, look]) => {
        const was = old?.looks.get(value);
        return was?.colour !== look.colour || was.shape !== look.shape;
    });
    const palette = { ...paletteOf(record), ...Object.fromEntries(changed) };
    const values = {
        ...(changed.length > 0 && { Palette__c: JSON.stringify(palette) }),
        ...(old?.isOnByDefault !== layer.isOnByDefault && { IsOnByDefault__c: layer.isOnByDefault })
    };
    return Object.keys(values).length === 0 ? [] : [{ type: 'MapLayer', name: layer.name, label: layer.name, values }];
}

/** What was written by hand and is no JSON is replaced. */
function paletteOf(record: LayerRecord | undefined): Record<string, Look> {
    try {
        return JSON.parse(record?.palette || '{}') as Record<string, Look>;
    } catch {
        return {};
    }
}

function kpiChanges(
    { kpis }: SettingsSnapshot,
    role: KpiRole,
    keys: readonly string[],
    before: readonly string[]
): SettingsRecordChange[] {
    if (keys.join() === before.join()) return [];
    const own = kpis.filter((record) => record.role === role);
    const removed = own.filter(({ isOn, kpiKey }) => isOn && !keys.includes(kpiKey));
    return [
        ...keys.map((kpiKey, index): SettingsRecordChange => {
            const name = own.find((record) => record.kpiKey === kpiKey)?.name ?? `${nameOf(role)}_${nameOf(kpiKey)}`;
            const values = { KpiKey__c: kpiKey, Role__c: role, SortOrder__c: (index + 1) * 10, IsOn__c: true };
            return { type: 'KpiSetting', name, label: `${role} ${kpiKey}`.slice(0, 40), values };
        }),
        ...removed.map(({ name }): SettingsRecordChange => {
            return { type: 'KpiSetting', name, label: name, values: { IsOn__c: false } };
        })
    ];
}

/** `visits-completed` -> `VisitsCompleted`: a developer name of at most 40 characters. */
function nameOf(text: string): string {
    const name = text
        .split(/[^A-Za-z0-9]+/)
        .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
        .join('');
    return (/^[A-Za-z]/.test(name) ? name : `Class${name}`).slice(0, 30);
}

/** How many values have to be corrected before anything can be saved. */
export function faultCountOf(draft: SettingsDraft, before: SettingsDraft): number {
    const cadences = draft.cadences.filter((cadence) => {
        const isEmpty = cadence.intervalDays === null && cadence.visitMinutes === null;
        const isRight =
            isInRange(cadence.intervalDays, INTERVAL_DAYS) && isInRange(cadence.visitMinutes, VISIT_MINUTES);
        return !isRight && !(isEmpty && wasEmpty(cadence, before));
    });
    const looks = draft.layers.reduce((sum, layer) => sum + newLookFaults(layer, before), 0);
    const kpis = KPI_ROLES.filter(
        (role) => draft.kpis[role].length > MOST_KPIS && draft.kpis[role].join() !== before.kpis[role].join()
    );
    return checkSettings(draft.settings).size + cadences.length + looks + kpis.length;
}

function wasEmpty({ name }: CadenceRecord, before: SettingsDraft): boolean {
    const old = before.cadences.find((cadence) => cadence.name === name);
    return old?.intervalDays === null && old.visitMinutes === null;
}

/** Looks that were there before are nobody's mistake here: only a layer that is changed is judged. */
function newLookFaults(layer: LayerDraft, before: SettingsDraft): number {
    const old = before.layers.find(({ name }) => name === layer.name);
    return old?.looks === layer.looks ? 0 : checkLooks(layer.looks).size;
}
