import type { KpiBoard, KpiCell } from '#kernel/contracts';

/** One number of the board. */
export interface KpiRow {
    readonly scope: 'team' | 'member';
    readonly userId: string | null;
    readonly userName: string | null;
    readonly key: string;
    readonly name: string;
    readonly unit: string;
    readonly value: number | null;
    readonly previousValue: number | null;
    readonly numerator: number | null;
    readonly denominator: number | null;
    readonly isSmallSample: boolean;
}

export const KPI_COLUMNS = [
    'scope',
    'userId',
    'userName',
    'key',
    'name',
    'unit',
    'value',
    'previousValue',
    'numerator',
    'denominator',
    'isSmallSample'
] as const satisfies readonly (keyof KpiRow)[];

/** The board as rows: the team first, then person by person. */
export function boardRows(board: KpiBoard, userNames: ReadonlyMap<string, string>): KpiRow[] {
    const definitions = new Map(board.definitions.map((definition) => [definition.key, definition]));
    const rowOf = (scope: KpiRow['scope'], userId: string | null, { key, current, previous }: KpiCell): KpiRow => ({
        scope,
        userId,
        userName: userId === null ? null : (userNames.get(userId) ?? null),
        key,
        name: definitions.get(key)?.name.en ?? key,
        unit: definitions.get(key)?.unit ?? '',
        value: current.value,
        previousValue: previous.value,
        numerator: current.numerator,
        denominator: current.denominator,
        isSmallSample: current.isSmallSample
    });
    return [
        ...board.team.map((cell) => rowOf('team', null, cell)),
        ...board.members.flatMap(({ userId, cells }) => cells.map((cell) => rowOf('member', userId, cell)))
    ];
}
