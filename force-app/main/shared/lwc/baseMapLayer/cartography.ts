import type { BaseMapLayerName } from 'c/geo';

/** Look of the offline map: quiet ground, so that the data stands out. All colours `#rrggbb`; widths in pixels. */
export const LAND = '#f6f4ee';

/** Widths at zoom levels; between them the width grows evenly in the logarithm, as roads do on other maps. */
type Widths = Readonly<Record<number, number>>;

export interface AreaStyle {
    readonly kind: 'area';
    readonly fill: string;
    readonly outline?: string;
    readonly outlineFromZoom?: number;
    readonly fromZoom?: number;
}
export interface LineStyle {
    readonly kind: 'line';
    readonly colour: string;
    readonly widths: Widths;
    /** Darker edge, drawn under all roads, from `casingFromZoom` on. */
    readonly casing?: string;
    readonly casingFromZoom?: number;
    readonly dash?: readonly number[];
    readonly opacity?: number;
}
export type FeatureStyle = AreaStyle | LineStyle;

export const STYLES: Readonly<Partial<Record<BaseMapLayerName, FeatureStyle>>> = {
    residential: { kind: 'area', fill: '#eceae5' },
    industrial: { kind: 'area', fill: '#eae6ea' },
    farmland: { kind: 'area', fill: '#f3f0e0' },
    vineyard: { kind: 'area', fill: '#e7ebcf' },
    grass: { kind: 'area', fill: '#e5efd9' },
    park: { kind: 'area', fill: '#cfe7c4' },
    forest: { kind: 'area', fill: '#d0e3c6' },
    scrub: { kind: 'area', fill: '#dde8cd' },
    rock: { kind: 'area', fill: '#e9e7e3' },
    wetland: { kind: 'area', fill: '#d8e8e2' },
    water: { kind: 'area', fill: '#a8d3ec' },
    stream: { kind: 'line', colour: '#a8d3ec', widths: { 12: 0.5, 14: 1, 17: 3 } },
    river: { kind: 'line', colour: '#a8d3ec', widths: { 8: 1, 11: 2, 14: 5, 17: 14 } },
    building: { kind: 'area', fill: '#dfdad2', outline: '#cdc6bb', outlineFromZoom: 16, fromZoom: 15 },
    boundaryMunicipality: {
        kind: 'line',
        colour: '#b9a7c4',
        widths: { 10: 0.6, 14: 1.2 },
        dash: [4, 3],
        opacity: 0.7
    },
    boundaryCountry: { kind: 'line', colour: '#9a7fae', widths: { 6: 1, 10: 1.8, 14: 2.6 }, dash: [8, 4, 2, 4] },
    path: { kind: 'line', colour: '#c8b99f', widths: { 14: 0.7, 16: 1.2, 18: 2 }, dash: [3, 3] },
    track: { kind: 'line', colour: '#d3c6ae', widths: { 13: 0.6, 15: 1.1, 18: 3 }, dash: [6, 2] },
    service: {
        kind: 'line',
        colour: '#ffffff',
        widths: { 14: 1, 16: 3.2, 18: 8 },
        casing: '#d5d1c9',
        casingFromZoom: 15
    },
    minor: {
        kind: 'line',
        colour: '#ffffff',
        widths: { 12: 0.9, 14: 2.6, 16: 7, 18: 17 },
        casing: '#cfcbc2',
        casingFromZoom: 13
    },
    tertiary: {
        kind: 'line',
        colour: '#ffffff',
        widths: { 10: 0.9, 12: 1.8, 14: 4.2, 16: 9.5, 18: 21 },
        casing: '#c6c1b7',
        casingFromZoom: 12
    },
    secondary: {
        kind: 'line',
        colour: '#fdf2c5',
        widths: { 9: 1, 12: 2.6, 14: 5.5, 16: 11, 18: 24 },
        casing: '#d9c88d',
        casingFromZoom: 11
    },
    primary: {
        kind: 'line',
        colour: '#fce29a',
        widths: { 8: 1, 10: 1.8, 12: 3.4, 14: 6.4, 16: 12.5, 18: 27 },
        casing: '#d8b65a',
        casingFromZoom: 10
    },
    motorway: {
        kind: 'line',
        colour: '#f6b96b',
        widths: { 6: 1, 9: 2, 12: 4.4, 14: 7.6, 16: 14, 18: 30 },
        casing: '#cf8a37',
        casingFromZoom: 9
    },
    rail: { kind: 'line', colour: '#a9a9ad', widths: { 9: 0.7, 13: 1.3, 16: 2.4, 18: 3.5 } }
};

/** Layers whose casing and body are drawn in two passes, so that crossings join. Bottom first. */
export const ROADS: readonly BaseMapLayerName[] = ['service', 'minor', 'tertiary', 'secondary', 'primary', 'motorway'];

export function widthAt(widths: Widths, zoom: number): number {
    const zooms = Object.keys(widths).map(Number);
    const after = zooms.find((step) => step >= zoom);
    const before = zooms.filter((step) => step <= zoom).pop();
    if (before === undefined) return widths[zooms[0]!]!;
    if (after === undefined || after === before) return widths[before]!;
    const share = (zoom - before) / (after - before);
    return widths[before]! * (widths[after]! / widths[before]!) ** share;
}

/** Look of names by kind. `priority`: smaller comes first when two names would collide. */
export interface NameStyle {
    readonly pixels: number;
    readonly weight: number;
    readonly colour: string;
    readonly priority: number;
    readonly isUpperCase?: boolean;
}

const PLACE_BY_MIN_ZOOM: readonly (readonly [number, NameStyle])[] = [
    [8, { pixels: 16, weight: 700, colour: '#333a45', priority: 0 }],
    [10, { pixels: 14, weight: 700, colour: '#3b424d', priority: 1 }],
    [11, { pixels: 13, weight: 600, colour: '#444b56', priority: 2 }],
    [12, { pixels: 12, weight: 600, colour: '#565d68', priority: 3 }],
    [99, { pixels: 11, weight: 500, colour: '#6b717b', priority: 5 }]
];

/** Places that show early are large ones. */
export function placeStyle(minZoom: number): NameStyle {
    return PLACE_BY_MIN_ZOOM.find(([limit]) => minZoom <= limit)![1];
}

export const PEAK_STYLE: NameStyle = { pixels: 11, weight: 500, colour: '#7a5c3e', priority: 6 };
export const WATER_STYLE: NameStyle = { pixels: 11, weight: 500, colour: '#4a86ad', priority: 4 };
export const ROAD_STYLE: NameStyle = { pixels: 10.5, weight: 500, colour: '#5c5f66', priority: 7 };
