import { checkSetting } from './checkSetting.ts';
import type { SettingInput } from './definition.ts';
import { settingOf } from './registry.ts';

/**
 * Reads values as they stand in `FieldmapSetting__mdt`; flags and currencies in any capitals.
 *
 * Shape: undefined for a key without a value and for a value that may not be saved: a typing mistake in Setup leaves the
 * default where it is.
 */
export function usableSettings(
    rows: readonly { readonly name: string; readonly value: string | null }[]
): (key: string) => string | undefined {
    const values = new Map(rows.map(({ name, value }) => [name, value?.trim() ?? '']));
    return (key) => {
        const definition = settingOf(key);
        const given = values.get(key) ?? '';
        const value = withPlainCapitals(definition.input, given);
        return value === '' || checkSetting(definition, value) !== null ? undefined : value;
    };
}

function withPlainCapitals(input: SettingInput, value: string): string {
    if (input === 'flag') return value.toLowerCase();
    return input === 'currency' ? value.toUpperCase() : value;
}
