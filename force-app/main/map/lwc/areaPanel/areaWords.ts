import type { GeoJsonFault, MeasureKey } from 'c/areaData';
import { LABELS } from './labels.ts';

/** What is wrong with a file, in words with the next step. */
export const FAULTS: Readonly<Record<GeoJsonFault, string>> = {
    'not-json': LABELS.notJson,
    'no-areas': LABELS.noAreas,
    'bad-coordinates': LABELS.badCoordinates,
    'too-large': LABELS.tooLarge
};

/** Measures whose weight in the heat map is another number than the share of an area. */
export const HEAT_TITLES: Readonly<Partial<Record<MeasureKey, string>>> = {
    coverage: LABELS.heatCoverage,
    load: LABELS.heatLoad,
    orderRate: LABELS.heatOrders,
    overdue: LABELS.heatOverdue
};
