import type { PlaceRepairRow } from 'c/contracts';

/** A line of the data repair list: 8 km off, five visits agree. */
export function repairOf(more: Partial<PlaceRepairRow> = {}): PlaceRepairRow {
    return {
        ...{ recordId: '001A', name: 'Alpina', address: 'Städtle 1, Vaduz', canEdit: true },
        ...{ fault: 'elsewhere', accuracy: 'Address', distanceMetres: 8_000, visits: 10, costKilometres: 160 },
        ...{ isEstimate: false, place: { latitude: 47.1, longitude: 9.5 } },
        proposal: { latitude: 47.17, longitude: 9.5, radiusMetres: 46, visits: 5 },
        ...more
    };
}
