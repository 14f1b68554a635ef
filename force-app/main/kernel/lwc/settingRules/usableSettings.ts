import { checkSetting } from './checkSetting.ts';
import { settingOf } from './registry.ts';

/**
 * Reads values as they stand in `FieldmapSetting__mdt`; flags in any capitals.
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
        const value = definition.input === 'flag' ? given.toLowerCase() : given;
        return value === '' || checkSetting(definition, value) !== null ? undefined : value;
    };
}
