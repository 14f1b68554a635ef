import type { KpiFacts } from '#kernel/kpiFormulas';

/** No facts at all, beside what all people share. */
export function nothingOf({ wonDaysByAccount }: Pick<KpiFacts, 'wonDaysByAccount'>): KpiFacts {
    return { visits: [], accounts: [], opportunities: [], leads: [], people: [], wonDaysByAccount };
}
