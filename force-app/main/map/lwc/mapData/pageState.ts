import { NO_FILTER, type FilterState } from './filterState.ts';

/** What the address of the page says about the map, so that a reload or a sent link shows the same. */
export interface MapPageState {
    /** Null: the layers that are on by default. */
    readonly layerKeys: readonly string[] | null;
    readonly filter: FilterState;
    /** Opened record, or null. */
    readonly recordId: string | null;
}

/** Lightning hands on only parameters with this prefix. */
const PREFIX = 'c__';
const LIST = ',';
const STATUS = '.';
const RECORD_ID = /^[a-zA-Z0-9]{15,18}$/;
const MAX_DAYS = 3650;

type Parameters = Readonly<Record<string, string | undefined>>;

/** Reads the address; what is missing or broken falls back to the default, for a link must never break the page. */
export function readPageState(parameters: Parameters): MapPageState {
    const layers = parameters[`${PREFIX}layers`];
    const days = Number(parameters[`${PREFIX}days`]);
    const owners = (parameters[`${PREFIX}owner`] ?? '').split(LIST).filter((id) => RECORD_ID.test(id));
    const recordId = parameters[`${PREFIX}record`] ?? '';
    return {
        layerKeys: layers === undefined ? null : layers.split(LIST).filter((key) => key !== ''),
        filter: {
            hiddenStatuses: readStatuses(parameters[`${PREFIX}off`] ?? ''),
            ownerIds: owners.length > 0 ? owners : null,
            notVisitedForDays: Number.isInteger(days) && days >= 1 && days <= MAX_DAYS ? days : null,
            search: parameters[`${PREFIX}q`] ?? NO_FILTER.search
        },
        recordId: RECORD_ID.test(recordId) ? recordId : null
    };
}

/** Parameters of the address for a state; other parameters of the page are kept. */
export function writePageState(state: MapPageState, current: Parameters = {}): Record<string, string> {
    const own: Record<string, string> = {
        layers: state.layerKeys?.join(LIST) ?? '',
        off: writeStatuses(state.filter.hiddenStatuses),
        owner: state.filter.ownerIds?.join(LIST) ?? '',
        days: state.filter.notVisitedForDays?.toString() ?? '',
        q: state.filter.search,
        record: state.recordId ?? ''
    };
    const next: Record<string, string> = {};
    for (const [name, value] of Object.entries(current)) {
        if (value !== undefined && !(name.startsWith(PREFIX) && name.slice(PREFIX.length) in own)) next[name] = value;
    }
    for (const [name, value] of Object.entries(own)) if (value !== '') next[PREFIX + name] = value;
    return next;
}

/** `Account.A,Account.B` with each part percent-encoded, for values may hold anything. */
function writeStatuses(hidden: FilterState['hiddenStatuses']): string {
    return Object.entries(hidden)
        .flatMap(([key, values]) => values.map((value) => `${escape(key)}${STATUS}${escape(value)}`))
        .join(LIST);
}

function readStatuses(text: string): Record<string, string[]> {
    const hidden: Record<string, string[]> = {};
    for (const part of text.split(LIST)) {
        const dot = part.indexOf(STATUS);
        if (dot <= 0) continue;
        const key = unescape(part.slice(0, dot));
        (hidden[key] ??= []).push(unescape(part.slice(dot + 1)));
    }
    return hidden;
}

function escape(text: string): string {
    return encodeURIComponent(text).replaceAll('.', '%2E');
}

function unescape(text: string): string {
    try {
        return decodeURIComponent(text);
    } catch {
        return text;
    }
}
