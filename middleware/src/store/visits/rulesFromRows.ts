import { usableSettings } from '#kernel/settingRules';
import { DEFAULT_VISIT_RULES, type VisitRules } from '../../visits/index.ts';

const NUMBERS = ['rawPositionHours', 'stayRetentionDays', 'dwellMinutes', 'stayRadiusMetres'] as const;

export const RULE_NAMES: readonly string[] = [...NUMBERS, 'autoConfirmAbove', 'showCoordinatesToManagers'];

/**
 * Rules of recording from `FieldmapSetting__mdt`. A value that cannot be read is left out, so the default stands; the
 * defaults are the careful side.
 */
export function rulesFromRows(rows: readonly { readonly name: string; readonly value: string | null }[]): VisitRules {
    const usable = usableSettings(rows);
    const numbers = NUMBERS.flatMap((name) => {
        const value = usable(name);
        return value === undefined ? [] : [[name, Number(value)] as const];
    });
    const auto = usable('autoConfirmAbove');
    return {
        ...DEFAULT_VISIT_RULES,
        ...Object.fromEntries(numbers),
        autoConfirmAbove: auto === undefined ? null : Number(auto),
        showCoordinatesToManagers: usable('showCoordinatesToManagers') === 'true'
    };
}
