import { decodePolyline, type Bounds } from 'c/geo';
import type { MapLayerData } from 'c/mapLayers';
import type { DayView } from './daysOf.ts';

/** Routes and numbered stops of the days; the others fade when one day is chosen. Routes by hand are dashed. */
export function mapLayersOf(days: readonly DayView[], chosenDate: string): MapLayerData[] {
    const shown = days.filter(({ shift }) => shift !== null && shift.stops.length > 0);
    const isFaded = (date: string): boolean => chosenDate !== '' && date !== chosenDate;
    const lines = shown.map(({ date, colour, shift, isChanged }) => ({
        id: `route-${shift?.shiftId ?? date}`,
        encodedPolyline: shift?.routePolyline ?? '',
        colour,
        isDashed: isChanged,
        isFaded: isFaded(date)
    }));
    const stops = shown.flatMap(({ date, colour, items }) =>
        items.flatMap(({ stop, number, name }) =>
            stop === null
                ? []
                : [
                      {
                          id: stop.stopId,
                          text: String(number),
                          colour,
                          label: name,
                          isFaded: isFaded(date),
                          ...stop.place
                      }
                  ]
        )
    );
    return [
        { id: 'routes', kind: 'lines', lines },
        { id: 'stops', kind: 'stops', stops: [...basesOf(shown), ...stops] }
    ];
}

/** One house a person. */
function basesOf(
    days: readonly DayView[]
): { id: string; text: string; colour: string; label: string; isBase: true; latitude: number; longitude: number }[] {
    const places = new Map(days.flatMap(({ shift }) => (shift ? [[shift.ownerId, shift.start.place] as const] : [])));
    return [...places].map(([ownerId, place], index) => ({
        id: index === 0 ? 'base' : `base-${ownerId}`,
        text: '',
        colour: '#181818',
        label: '',
        isBase: true,
        ...place
    }));
}

/** The box around all stops, bases and the ways between them; null when there is none. */
export function boundsOf(days: readonly DayView[]): Bounds | null {
    const places = days.flatMap(({ shift }) =>
        shift
            ? [shift.start.place, ...shift.stops.map(({ place }) => place), ...decodePolyline(shift.routePolyline)]
            : []
    );
    if (places.length === 0) {
        return null;
    }
    const latitudes = places.map(({ latitude }) => latitude);
    const longitudes = places.map(({ longitude }) => longitude);
    return {
        west: Math.min(...longitudes),
        east: Math.max(...longitudes),
        south: Math.min(...latitudes),
        north: Math.max(...latitudes)
    };
}
