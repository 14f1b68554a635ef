/** Coordinates travel as integers: a millionth of a degree, 11 cm at most. */
export const MICRO_DEGREES_PER_DEGREE = 1_000_000;

export function toMicroDegrees(degrees: number): number {
    return Math.round(degrees * MICRO_DEGREES_PER_DEGREE);
}

export function fromMicroDegrees(microDegrees: number): number {
    return microDegrees / MICRO_DEGREES_PER_DEGREE;
}
