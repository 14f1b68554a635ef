import type { BaseMapLayerName } from 'c/geo';
import { STYLES, type FeatureStyle } from './cartography.ts';

export const DARK_LAND = '#23272e';

interface DarkColours {
    /** Fill of an area, or colour of a line. */
    readonly main: string;
    /** Outline of an area, or edge of a road. */
    readonly edge?: string;
}

const COLOURS: Readonly<Partial<Record<BaseMapLayerName, DarkColours>>> = {
    residential: { main: '#2a2e36' },
    industrial: { main: '#2c2c37' },
    farmland: { main: '#2a2b2c' },
    vineyard: { main: '#2b302a' },
    grass: { main: '#263029' },
    park: { main: '#24352b' },
    forest: { main: '#22322a' },
    scrub: { main: '#25302a' },
    rock: { main: '#2d3036' },
    wetland: { main: '#233338' },
    water: { main: '#17394f' },
    stream: { main: '#1d465f' },
    river: { main: '#1d465f' },
    building: { main: '#343943', edge: '#414753' },
    boundaryMunicipality: { main: '#7d6c8c' },
    boundaryCountry: { main: '#a78fbd' },
    path: { main: '#5a5548' },
    track: { main: '#4f4a40' },
    service: { main: '#3d434d', edge: '#2c3038' },
    minor: { main: '#464d58', edge: '#2c3038' },
    tertiary: { main: '#515966', edge: '#2c3038' },
    secondary: { main: '#6b6546', edge: '#34322a' },
    primary: { main: '#7d6d3c', edge: '#38342a' },
    motorway: { main: '#8f6a38', edge: '#3d3126' },
    rail: { main: '#666b74' }
};

/** The offline map for dark surroundings: the same rules, other colours. */
export const DARK_STYLES: Readonly<Partial<Record<BaseMapLayerName, FeatureStyle>>> = Object.fromEntries(
    Object.entries(STYLES).map(([name, style]) => [name, darkened(style, COLOURS[name as BaseMapLayerName])])
);

function darkened(style: FeatureStyle, colours: DarkColours | undefined): FeatureStyle {
    if (!colours) return style;
    const { main, edge } = colours;
    if (style.kind === 'area') return { ...style, fill: main, ...(style.outline && edge && { outline: edge }) };
    return { ...style, colour: main, ...(style.casing && edge && { casing: edge }) };
}
