/** Ranges of `VisitCadence__mdt`: days between two visits, minutes on site. */
export const INTERVAL_DAYS = { least: 1, most: 730 } as const;
export const VISIT_MINUTES = { least: 1, most: 480 } as const;

/** Whole and inside the range, both ends included. */
export function isInRange(value: number | null, { least, most }: { readonly least: number; readonly most: number }) {
    return value !== null && Number.isInteger(value) && value >= least && value <= most;
}

/** KPIs of a role on the first screen. */
export const MOST_KPIS = 5;
