import type { OsmTags } from '../osmExtract.ts';
import { ROAD_CLASSES, type RoadClass } from './speedProfile.ts';

/** What a way means for a car. */
export interface CarRoad {
    readonly roadClass: RoadClass;
    readonly isLink: boolean;
    readonly isForwardOpen: boolean;
    readonly isBackwardOpen: boolean;
    /** Open for destination traffic only. */
    readonly isDestinationOnly: boolean;
    readonly isUnpaved: boolean;
    readonly isRoundabout: boolean;
    /** Units: km/h; null when none is tagged. */
    readonly limitForward: number | null;
    readonly limitBackward: number | null;
}

const CLOSED = new Set(['no', 'private', 'agricultural', 'forestry', 'delivery', 'emergency', 'military', 'psv', 'bus']);
const OPEN = new Set(['yes', 'permissive', 'designated', 'public']);
const DESTINATION = new Set(['destination', 'customers']);
const UNPAVED = new Set([
    'compacted',
    'dirt',
    'earth',
    'fine_gravel',
    'grass',
    'gravel',
    'ground',
    'mud',
    'pebblestone',
    'sand',
    'unpaved'
]);
const BARRIERS = new Set(['block', 'bollard', 'chain', 'debris', 'jersey_barrier', 'log', 'spikes', 'stile', 'wall']);
const KILOMETRES_PER_MILE = 1.609344;

/** The way as a road for cars; null when cars may not or cannot use it. */
export function carRoad(tags: OsmTags): CarRoad | null {
    const roadClass = classOf(tags['highway']);
    if (!roadClass || tags['area'] === 'yes') return null;
    const access = tags['motorcar'] ?? tags['motor_vehicle'] ?? tags['vehicle'] ?? tags['access'];
    if (access !== undefined && CLOSED.has(access)) return null;
    if (roadClass === 'track' && !isDrivableTrack(tags, access)) return null;
    const direction = oneWay(tags, roadClass);
    return {
        roadClass,
        isLink: tags['highway']!.endsWith('_link'),
        isForwardOpen: direction !== 'backward',
        isBackwardOpen: direction !== 'forward',
        isDestinationOnly: access !== undefined && DESTINATION.has(access),
        isUnpaved: UNPAVED.has(tags['surface'] ?? '') || /grade[2-5]/.test(tags['tracktype'] ?? ''),
        isRoundabout: tags['junction'] === 'roundabout' || tags['junction'] === 'circular',
        limitForward: speedLimit(tags['maxspeed:forward'] ?? tags['maxspeed']),
        limitBackward: speedLimit(tags['maxspeed:backward'] ?? tags['maxspeed'])
    };
}

/** True for a node that no car passes: a bollard, a locked gate. */
export function isBarrier(tags: OsmTags | undefined): boolean {
    if (!tags?.['barrier']) return false;
    const access = tags['motorcar'] ?? tags['motor_vehicle'] ?? tags['vehicle'] ?? tags['access'];
    if (access !== undefined) return CLOSED.has(access);
    return BARRIERS.has(tags['barrier']);
}

function classOf(highway: string | undefined): RoadClass | null {
    const plain = highway?.replace(/_link$/, '');
    if (plain === 'road') return 'unclassified';
    return ROAD_CLASSES.find((roadClass) => roadClass === plain) ?? null;
}

/** Field and forest tracks are closed to most cars in practice; only signed or paved ones are used. */
function isDrivableTrack(tags: OsmTags, access: string | undefined): boolean {
    if (access !== undefined) return OPEN.has(access) || DESTINATION.has(access);
    return tags['tracktype'] === 'grade1';
}

function oneWay(tags: OsmTags, roadClass: RoadClass): 'forward' | 'backward' | 'both' {
    const tag = tags['oneway'];
    if (tag === '-1' || tag === 'reverse') return 'backward';
    if (tag === 'yes' || tag === 'true' || tag === '1') return 'forward';
    if (tag === 'no') return 'both';
    const isImplied = roadClass === 'motorway' || tags['junction'] === 'roundabout';
    return isImplied ? 'forward' : 'both';
}

/** `50`, `30 mph`, `walk`, `none`, `CH:urban`; null when nothing usable is said. */
function speedLimit(text: string | undefined): number | null {
    if (text === undefined) return null;
    const match = /^(\d+(?:\.\d+)?)\s*(mph)?/.exec(text);
    if (match) return Number(match[1]) * (match[2] ? KILOMETRES_PER_MILE : 1);
    if (text === 'walk') return 7;
    if (text === 'none') return 130;
    if (/:urban$/.test(text)) return 50;
    if (/:rural$/.test(text)) return 80;
    return null;
}
