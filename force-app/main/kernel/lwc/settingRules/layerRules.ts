/** As in the contract of the map. */
export const MARKER_SHAPES = [
    'circle',
    'square',
    'diamond',
    'triangle',
    'triangleDown',
    'cross',
    'star',
    'hexagon'
] as const;

/** Colour and shape of a value on the map. */
export interface Look {
    readonly colour: string;
    readonly shape: (typeof MARKER_SHAPES)[number];
}

const COLOUR = /^#[0-9a-f]{6}$/i;
/** WCAG 2.2, 1.4.11: signs against the white ring that surrounds them on the map. */
export const LEAST_CONTRAST = 3;

export type LookFault = 'notColour' | 'tooPale' | 'sameLook';

/**
 * Faults by value: a colour that is none, one that cannot be told from white, or two values with the same colour and
 * shape. Never colour alone: the same colour with another shape is fine.
 */
export function checkLooks(looks: ReadonlyMap<string, Look>): ReadonlyMap<string, LookFault> {
    const faults = new Map<string, LookFault>();
    const seen = new Set<string>();
    for (const [value, { colour, shape }] of looks) {
        const look = `${colour.toLowerCase()} ${shape}`;
        if (!COLOUR.test(colour)) faults.set(value, 'notColour');
        else if (contrastWithWhite(colour) < LEAST_CONTRAST) faults.set(value, 'tooPale');
        else if (seen.has(look)) faults.set(value, 'sameLook');
        seen.add(look);
    }
    return faults;
}

/** Contrast ratio of WCAG 2.2 of `#rrggbb` against white, 1 to 21. */
export function contrastWithWhite(colour: string): number {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
        const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
        return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}
