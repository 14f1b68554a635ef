import type { FieldCondition } from './fieldCondition.ts';
import { NO_FILTER, type FilterState } from './filterState.ts';

/** What the address of the page says about the map, so that a reload or a sent link shows the same. */
export interface MapPageState {
    /** Null: the layers that are on by default. */
    readonly layerKeys: readonly string[] | null;
    readonly filter: FilterState;
    /** Key of the colouring by layer key, where it is not the first. */
    readonly colourBy: Readonly<Record<string, string>>;
    /** Opened record, or null. */
    readonly recordId: string | null;
}

/** Lightning hands on only parameters with this prefix. */
const PREFIX = 'c__';
const LIST = ',';
const STATUS = '.';
const RECORD_ID = /^[a-zA-Z0-9]{15,18}$/;
const MAX_DAYS = 3650;
/** A condition: layer, field, values, from, to. */
const CONDITION_PARTS = 5;
const VALUES = '!';

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
            teamOf: RECORD_ID.test(parameters[`${PREFIX}team`] ?? '') ? parameters[`${PREFIX}team`]! : null,
            notVisitedForDays: Number.isInteger(days) && days >= 1 && days <= MAX_DAYS ? days : null,
            search: parameters[`${PREFIX}q`] ?? NO_FILTER.search,
            conditions: readConditions(parameters[`${PREFIX}where`] ?? '')
        },
        colourBy: readPairs(parameters[`${PREFIX}by`] ?? ''),
        recordId: RECORD_ID.test(recordId) ? recordId : null
    };
}

/** Parameters of the address for a state; other parameters of the page are kept. */
export function writePageState(state: MapPageState, current: Parameters = {}): Record<string, string> {
    const own: Record<string, string> = {
        layers: state.layerKeys?.join(LIST) ?? '',
        off: writeStatuses(state.filter.hiddenStatuses),
        owner: state.filter.ownerIds?.join(LIST) ?? '',
        team: state.filter.teamOf ?? '',
        days: state.filter.notVisitedForDays?.toString() ?? '',
        q: state.filter.search,
        where: writeConditions(state.filter.conditions),
        by: Object.entries(state.colourBy)
            .map(([key, value]) => `${escape(key)}${STATUS}${escape(value)}`)
            .join(LIST),
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

/** `Account.Industry.Banking!Retail..` with each part percent-encoded. */
function writeConditions(conditions: readonly FieldCondition[]): string {
    return conditions
        .map(({ layerKey, key, values, from, to }) =>
            [escape(layerKey), escape(key), values.map(escapeValue).join(VALUES), escape(from), escape(to)].join(STATUS)
        )
        .join(LIST);
}

function readConditions(text: string): FieldCondition[] {
    return text.split(LIST).flatMap((part) => {
        const parts = part.split(STATUS);
        if (parts.length !== CONDITION_PARTS) return [];
        const [layerKey = '', key = '', values = '', from = '', to = ''] = parts;
        const list = values === '' ? [] : values.split(VALUES).map((value) => unescape(value.slice(1)));
        const condition = { layerKey: unescape(layerKey), key: unescape(key), values: list };
        return [{ ...condition, from: unescape(from), to: unescape(to) }];
    });
}

function readPairs(text: string): Record<string, string> {
    return Object.fromEntries(
        Object.entries(readStatuses(text)).map(([key, values]) => [key, values[values.length - 1] ?? ''])
    );
}

/** A leading sign keeps the empty value apart from no value. */
function escapeValue(text: string): string {
    return `-${escape(text).replaceAll('!', '%21')}`;
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
