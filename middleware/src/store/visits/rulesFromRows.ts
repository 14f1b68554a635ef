import { DEFAULT_VISIT_RULES, type VisitRules } from '../../visits/index.ts';

/** Ranges as docs/configuration.md names them. */
const RANGES = {
    rawPositionHours: { least: 1, most: 168 },
    stayRetentionDays: { least: 1, most: 3_650 },
    dwellMinutes: { least: 1, most: 240 },
    stayRadiusMetres: { least: 20, most: 1_000 }
} as const;

export const RULE_NAMES: readonly string[] = [...Object.keys(RANGES), 'autoConfirmAbove', 'showCoordinatesToManagers'];

/**
 * Rules of recording from `FieldmapSetting__mdt`. A value that cannot be read is left out, so the default stands; the
 * defaults are the careful side.
 */
export function rulesFromRows(rows: readonly { readonly name: string; readonly value: string | null }[]): VisitRules {
    const values = new Map(rows.map(({ name, value }) => [name, value?.trim() ?? '']));
    const numbers = Object.entries(RANGES).flatMap(([name, { least, most }]) => {
        const text = values.get(name) ?? '';
        const value = text === '' ? Number.NaN : Number(text);
        return Number.isInteger(value) && value >= least && value <= most ? [[name, value] as const] : [];
    });
    const auto = Number(values.get('autoConfirmAbove') || Number.NaN);
    return {
        ...DEFAULT_VISIT_RULES,
        ...Object.fromEntries(numbers),
        autoConfirmAbove: auto >= 0.5 && auto <= 1 ? auto : null,
        showCoordinatesToManagers: values.get('showCoordinatesToManagers')?.toLowerCase() === 'true'
    };
}
