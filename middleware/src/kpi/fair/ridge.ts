/** A linear model of standardised factors, and how well it predicts what it has not seen. */
export interface RidgeFit {
    readonly intercept: number;
    /** For one unit more of each factor, as it was given. */
    readonly coefficients: readonly number[];
    readonly means: readonly number[];
    /** Standard deviations. */
    readonly spreads: readonly number[];
    /** For each row: what the model of all other rows predicts for it. */
    readonly leftOut: readonly number[];
    /** 1 − Σ(y − left out)² / Σ(y − mean of the others)²: below 0 it predicts worse than the mean. */
    readonly rSquared: number;
    /** Root mean square of y − left out. */
    readonly residualSpread: number;
}

/**
 * Ridge regression on standardised factors; the intercept is not penalised. What is predicted for a row comes from the model
 * without that row: ŷ₋ᵢ = yᵢ − (yᵢ − ŷᵢ) / (1 − hᵢᵢ), exact for a linear smoother.
 *
 * Shape: one list of factors a row, all of the same length. Null when a factor or the values never vary, or when one row
 * alone decides about a coefficient.
 * Source: A. E. Hoerl, R. W. Kennard, "Ridge Regression", Technometrics 12 (1970); for leaving one out G. H. Golub, M. Heath,
 * G. Wahba, "Generalized Cross-Validation", Technometrics 21 (1979).
 */
export function fitRidge(
    factors: readonly (readonly number[])[],
    values: readonly number[],
    penalty: number
): RidgeFit | null {
    const count = values.length;
    const width = factors[0]?.length ?? 0;
    const columns = Array.from({ length: width }, (_item, column) => factors.map((row) => row[column] as number));
    const means = columns.map(mean);
    const spreads = columns.map((column, at) => spreadOf(column, means[at] as number));
    const centre = mean(values);
    if (count < 3 || spreads.some((spread) => spread < 1e-9) || spreadOf(values, centre) < 1e-12) {
        return null;
    }
    const rows = factors.map((row) =>
        row.map((value, at) => (value - (means[at] as number)) / (spreads[at] as number))
    );
    const inverse = invert(normalMatrix(rows, width, penalty));
    if (inverse === null) {
        return null;
    }
    const weights = times(inverse, momentsOf(rows, values, centre, width));
    const leftOut: number[] = [];
    for (const [at, row] of rows.entries()) {
        const fitted = centre + dot(row, weights);
        const influence = 1 / count + dot(row, times(inverse, row));
        if (influence > 1 - 1e-9) {
            return null;
        }
        const value = values[at] as number;
        leftOut.push(value - (value - fitted) / (1 - influence));
    }
    const missed = values.reduce((sum, value, at) => sum + (value - (leftOut[at] as number)) ** 2, 0);
    const around = values.reduce((sum, value) => sum + (((value - centre) * count) / (count - 1)) ** 2, 0);
    const coefficients = weights.map((weight, at) => weight / (spreads[at] as number));
    return {
        intercept: centre - dot(coefficients, means),
        coefficients,
        means,
        spreads,
        leftOut,
        rSquared: 1 - missed / around,
        residualSpread: Math.sqrt(missed / count)
    };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const spreadOf = (values: readonly number[], centre: number): number =>
    Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / values.length);

const dot = (a: readonly number[], b: readonly number[]): number =>
    a.reduce((sum, value, at) => sum + value * (b[at] as number), 0);

const times = (matrix: readonly (readonly number[])[], vector: readonly number[]): number[] =>
    matrix.map((row) => dot(row, vector));

function normalMatrix(rows: readonly (readonly number[])[], width: number, penalty: number): number[][] {
    return Array.from({ length: width }, (_row, i) =>
        Array.from(
            { length: width },
            (_cell, j) =>
                rows.reduce((sum, row) => sum + (row[i] as number) * (row[j] as number), 0) + (i === j ? penalty : 0)
        )
    );
}

function momentsOf(
    rows: readonly (readonly number[])[],
    values: readonly number[],
    centre: number,
    width: number
): number[] {
    return Array.from({ length: width }, (_item, column) =>
        rows.reduce((sum, row, at) => sum + (row[column] as number) * ((values[at] as number) - centre), 0)
    );
}

/** Gauss-Jordan with pivots; null for a matrix without an inverse. */
function invert(matrix: readonly (readonly number[])[]): number[][] | null {
    const size = matrix.length;
    const work = matrix.map((row, i) => [...row, ...Array.from({ length: size }, (_item, j) => (i === j ? 1 : 0))]);
    for (let column = 0; column < size; column += 1) {
        let pivot = column;
        for (let row = column + 1; row < size; row += 1) {
            if (Math.abs(work[row]?.[column] ?? 0) > Math.abs(work[pivot]?.[column] ?? 0)) pivot = row;
        }
        const chosen = work[pivot] as number[];
        if (Math.abs(chosen[column] as number) < 1e-12) {
            return null;
        }
        work[pivot] = work[column] as number[];
        const divisor = chosen[column] as number;
        const scaled = chosen.map((value) => value / divisor);
        work[column] = scaled;
        work.forEach((row, at) => {
            if (at === column) return;
            const share = row[column] as number;
            work[at] = row.map((value, place) => value - share * (scaled[place] as number));
        });
    }
    return work.map((row) => row.slice(size));
}
