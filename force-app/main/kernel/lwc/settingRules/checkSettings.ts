import { checkSetting, type SettingFault } from './checkSetting.ts';
import { SETTINGS } from './registry.ts';

/** Pairs of times of which the second must come after the first. */
const SPANS = [
    ['dayStartsAt', 'dayEndsAt'],
    ['lunchOpensAt', 'lunchClosesAt']
] as const;

/** Faults by key: of each value, and of values that do not fit together. Empty when all may be saved. */
export function checkSettings(values: ReadonlyMap<string, string>): ReadonlyMap<string, SettingFault> {
    const faults = new Map<string, SettingFault>();
    for (const definition of SETTINGS) {
        const value = values.get(definition.key);
        const fault = value === undefined ? null : checkSetting(definition, value);
        if (fault !== null) faults.set(definition.key, fault);
    }
    const of = (key: string): string => values.get(key)?.trim() ?? '';
    for (const [from, to] of SPANS) {
        if (of(from) !== '' && of(to) !== '' && of(to) <= of(from) && !faults.has(from) && !faults.has(to)) {
            faults.set(to, { code: 'endsBeforeStart', params: [of(to), of(from)] });
        }
    }
    if (of('baseMapKind') === 'tiles') {
        if (of('tileUrl') === '') faults.set('tileUrl', { code: 'tileUrlMissing', params: [] });
        else if (of('tileUrl').includes('{key}') && of('tileKey') === '') {
            faults.set('tileKey', { code: 'tileKeyMissing', params: [] });
        }
    }
    return faults;
}
