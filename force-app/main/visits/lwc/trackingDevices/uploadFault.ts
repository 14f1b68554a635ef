import type { PositionUpload } from 'c/contracts';
import { errorTextOf, problemOf } from 'c/errorText';
import { LABELS } from './labels.ts';

/**
 * Why a file could not be read and what to do next, by the stable code that the service gives for `/text`; what else went
 * wrong (no connection, no consent) in the usual words.
 */
export function uploadFaultOf(error: unknown, format: PositionUpload['format']): string {
    const code = problemOf(error)?.errors?.find(({ pointer }) => pointer === '/text')?.detail ?? '';
    const known: Readonly<Record<string, string>> = {
        'no-times': format === 'csv' ? LABELS.noColumns : LABELS.noTimes,
        'no-places': format === 'csv' ? LABELS.noColumns : LABELS.noTrack,
        unreadable: LABELS.unreadable,
        'too-large': LABELS.tooLarge
    };
    const { title, actions } = errorTextOf(error);
    return known[code] ?? [title, ...actions.slice(0, 1)].join(' ');
}
