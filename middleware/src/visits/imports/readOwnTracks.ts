import { PositionReader, type ReadOptions, type ReadPositions } from '../positions/readPositions.ts';

/**
 * What the OwnTracks app sends: one message or a list of them. Only `_type: location` holds a position; `transition`,
 * `waypoint`, `status` and the like are answered but hold none.
 *
 * Errors: none; what cannot be read is in the report.
 * Source: https://owntracks.org/booklet/tech/json/ (`tst` epoch seconds of the fix, `lat`, `lon`, `acc` metres, `vel` km/h).
 */
export function readOwnTracks(message: unknown, options: ReadOptions): ReadPositions {
    const reader = new PositionReader(options);
    const messages = Array.isArray(message) ? (message as unknown[]) : [message];
    messages.forEach((entry, i) => {
        if (typeof entry !== 'object' || entry === null) {
            reader.refuse(i + 1, 'unreadable', 'an OwnTracks message: an object with _type', typeof entry);
            return;
        }
        const { _type: type, tst, lat, lon, acc } = entry as Record<string, unknown>;
        if (typeof type !== 'string') {
            reader.refuse(i + 1, 'unreadable', 'an OwnTracks message: an object with _type', `_type ${String(type)}`);
        } else if (type === 'location') {
            reader.add(i + 1, typeof tst === 'number' ? tst * 1000 : tst, lat, lon, acc);
        }
    });
    return reader.done();
}
