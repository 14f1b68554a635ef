import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { PositionReader, type ReadOptions, type ReadPositions } from '../positions/readPositions.ts';
import { MOST_CHARACTERS, UploadError } from './uploadError.ts';

/** User equivalent range error of a phone: HDOP times this is the accuracy. Source: GPS SPS performance standard, 2020. */
const METRES_PER_HDOP = 5;

interface GpxPoint {
    readonly lat?: string;
    readonly lon?: string;
    readonly time?: string;
    readonly hdop?: string;
}

interface GpxFile {
    readonly gpx?: {
        readonly trk?: readonly { readonly trkseg?: readonly { readonly trkpt?: readonly GpxPoint[] }[] }[];
    };
}

/**
 * The track points of a GPX 1.0 or 1.1 file, in the order of the file; routes and waypoints hold no times and are not read.
 *
 * Errors: {@link UploadError} for what is no GPX, holds no track or no times at all; single bad points are in the report.
 * Source: https://www.topografix.com/GPX/1/1/
 */
export function readGpx(text: string, options: ReadOptions): ReadPositions {
    const points = trackPointsOf(text);
    if (points.length === 0)
        throw new UploadError('no-places', 'Expected a GPX file with a track (trkpt), found none.');
    if (points.every(({ time }) => time === undefined)) {
        throw new UploadError(
            'no-times',
            'This GPX has no times, so no stays can be found in it; export the recorded track instead.'
        );
    }
    const reader = new PositionReader(options);
    points.forEach(({ lat, lon, time, hdop }, i) => {
        const accuracy = hdop === undefined ? undefined : Number(hdop) * METRES_PER_HDOP;
        reader.add(i + 1, time, numberOf(lat), numberOf(lon), accuracy);
    });
    return reader.done();
}

function trackPointsOf(text: string): GpxPoint[] {
    if (text.length > MOST_CHARACTERS) {
        throw new UploadError('too-large', `Expected at most ${MOST_CHARACTERS} characters, got ${text.length}.`);
    }
    // Entities of a file's own are a way to make a small file large; GPX needs none.
    if (/<!(DOCTYPE|ENTITY)/i.test(text))
        throw new UploadError('unreadable', 'Expected GPX without DOCTYPE or entities.');
    const valid = XMLValidator.validate(text);
    if (valid !== true) throw new UploadError('unreadable', `Expected XML: ${valid.err.msg} (line ${valid.err.line}).`);
    const parser = new XMLParser({
        ignoreAttributes: false,
        attributeNamePrefix: '',
        parseAttributeValue: false,
        parseTagValue: false,
        processEntities: false,
        removeNSPrefix: true,
        isArray: (name) => name === 'trk' || name === 'trkseg' || name === 'trkpt'
    });
    const file = parser.parse(text) as GpxFile;
    if (file.gpx === undefined)
        throw new UploadError('unreadable', 'Expected a GPX file, whose outermost element is gpx.');
    return (file.gpx.trk ?? []).flatMap(({ trkseg = [] }) => trkseg.flatMap(({ trkpt = [] }) => [...trkpt]));
}

function numberOf(text: string | undefined): number | undefined {
    return text === undefined || text.trim() === '' ? undefined : Number(text);
}
