import type { Place } from 'c/contracts';
import type { ExportDay } from './model.ts';

/**
 * Directions through a day.
 *
 * Limits: Google Maps takes nine stops between start and end; more are cut by the service.
 * Source: https://developers.google.com/maps/documentation/urls/get-started#directions-action
 */
export function googleMapsUrl({ start, end, stops }: ExportDay): string {
    const query = new URLSearchParams({
        api: '1',
        origin: pair(start),
        destination: pair(end),
        travelmode: 'driving'
    });
    if (stops.length > 0) query.set('waypoints', stops.map(({ place }) => pair(place)).join('|'));
    return `https://www.google.com/maps/dir/?${query.toString()}`;
}

/** Directions through a day. Source: https://developer.apple.com/documentation/mapkit/unified-map-urls */
export function appleMapsUrl({ start, end, stops }: ExportDay): string {
    const query = new URLSearchParams({ source: pair(start), destination: pair(end), mode: 'driving' });
    for (const { place } of stops) query.append('waypoint', pair(place));
    return `https://maps.apple.com/directions?${query.toString()}`;
}

/** Six decimals are a tenth of a metre. */
function pair({ latitude, longitude }: Place): string {
    return `${latitude.toFixed(6)},${longitude.toFixed(6)}`;
}
