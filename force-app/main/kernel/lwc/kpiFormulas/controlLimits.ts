/** Natural process limits of one metric, from its own past. */
export interface ControlLimits {
    readonly mean: number;
    readonly lower: number;
    readonly upper: number;
}

/** Fewer points give limits that move with each new one. */
export const MINIMUM_POINTS = 8;
/** 3 / d₂ for moving ranges of two points (d₂ = 1.128). */
const XMR_FACTOR = 2.66;

/**
 * Limits of an individuals chart (XmR): mean ± 2.66 × mean moving range. A point outside is a signal; inside is noise.
 *
 * Shape: points in order of time; null where there was no value. Null for fewer than 8 points or when nothing moved.
 * Limits: signals by runs and trends are not looked for; the past is taken as it is, with its own outliers.
 * Source: W. A. Shewhart, "Economic Control of Quality of Manufactured Product" (1931); D. J. Wheeler, "Understanding
 * Variation" (1993).
 */
export function controlLimits(points: readonly (number | null)[]): ControlLimits | null {
    const values = points.filter((point) => point !== null);
    if (values.length < MINIMUM_POINTS) {
        return null;
    }
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    let ranges = 0;
    for (let at = 1; at < values.length; at += 1) {
        ranges += Math.abs((values[at] as number) - (values[at - 1] as number));
    }
    const width = (XMR_FACTOR * ranges) / (values.length - 1);
    return width === 0 ? null : { mean, lower: mean - width, upper: mean + width };
}
