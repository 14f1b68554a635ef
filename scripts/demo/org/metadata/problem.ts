import type { MetadataReference } from '../core/types.ts';

/** Why a component cannot be deployed. */
export interface ComponentProblem extends MetadataReference {
    /** Path inside the package. */
    readonly path: string;
    readonly problem: string;
    /** From 1; null when the problem has no line. */
    readonly lineNumber: number | null;
    readonly columnNumber: number | null;
}

/** Line and column of the first occurrence of a text, counted from 1. */
export function positionOf(source: string, text: string): { lineNumber: number | null; columnNumber: number | null } {
    const offset = source.indexOf(text);
    if (offset < 0) {
        return { lineNumber: null, columnNumber: null };
    }
    const before = source.slice(0, offset).split('\n');
    return { lineNumber: before.length, columnNumber: (before.at(-1)?.length ?? 0) + 1 };
}
