import { DEFAULT_MODEL, type AssignmentModel } from '../../../middleware/src/visits/assignment/model.ts';
import { orderPoints } from '../../../middleware/src/visits/positions/trackPoint.ts';
import { detectStays } from '../../../middleware/src/visits/stays/detectStays.ts';
import {
    brierOf,
    calibrationErrorOf,
    judgeDay,
    reliabilityOf,
    shareRight,
    type AssignmentFigures,
    type ReliabilityRow,
    type Verdict
} from './assignmentScore.ts';
import { plainStays } from './baseline.ts';
import { addScore, emptyScore, figuresOf, type Figures } from './score.ts';
import type { SimulatedDay } from './simulation/simulateDay.ts';

export interface SimulatedFigures {
    readonly days: number;
    readonly points: number;
    readonly ours: Figures;
    readonly baseline: Figures;
    readonly customers: {
        readonly all: AssignmentFigures;
        /** The visited customer is planned and has a neighbour 50 m away, planned or not. */
        readonly neighbours50mPlanned: AssignmentFigures;
        readonly neighbours50mOnlyVisitedPlanned: AssignmentFigures;
        readonly neighbours50mBothPlanned: AssignmentFigures;
        readonly neighbours50mUnplanned: AssignmentFigures;
        readonly sameBuilding: AssignmentFigures & { readonly rightOrShared: number };
        readonly nobody: AssignmentFigures;
        readonly brier: number;
        readonly calibrationError: number;
        readonly reliability: readonly ReliabilityRow[];
    };
}

/** Stays and customers of simulated days against the known truth. */
export function benchSimulated(
    days: readonly SimulatedDay[],
    model: AssignmentModel = DEFAULT_MODEL
): SimulatedFigures {
    const ours = emptyScore();
    const baseline = emptyScore();
    const verdicts: Verdict[] = [];
    for (const day of days) {
        const found = detectStays(day.points);
        addScore(ours, day.stays, found);
        addScore(baseline, day.stays, plainStays(orderPoints(day.points)));
        verdicts.push(...judgeDay(day, found, model));
    }
    return {
        days: days.length,
        points: days.reduce((sum, { points }) => sum + points.length, 0),
        ours: figuresOf(ours),
        baseline: figuresOf(baseline),
        customers: customerFigures(verdicts)
    };
}

function customerFigures(verdicts: readonly Verdict[]): SimulatedFigures['customers'] {
    const where = (test: (truth: Verdict['truth']) => boolean): Verdict[] =>
        verdicts.filter(({ truth }) => test(truth));
    const isBeside = ({ neighbour }: Verdict['truth']): boolean => neighbour === 'planned' || neighbour === 'unplanned';
    const sameBuilding = where(({ neighbour }) => neighbour === 'same-building');
    const reliability = reliabilityOf(verdicts);
    return {
        all: shareRight(verdicts),
        neighbours50mPlanned: shareRight(where((truth) => isBeside(truth) && truth.isPlanned)),
        neighbours50mOnlyVisitedPlanned: shareRight(where((t) => t.neighbour === 'unplanned' && t.isPlanned)),
        neighbours50mBothPlanned: shareRight(where((t) => t.neighbour === 'planned' && t.isPlanned)),
        neighbours50mUnplanned: shareRight(where((truth) => isBeside(truth) && !truth.isPlanned)),
        sameBuilding: {
            ...shareRight(sameBuilding),
            rightOrShared: sameBuilding.filter(({ isSharedRight }) => isSharedRight).length / (sameBuilding.length || 1)
        },
        nobody: shareRight(where(({ customerId }) => customerId === null)),
        brier: brierOf(verdicts),
        calibrationError: calibrationErrorOf(reliability),
        reliability
    };
}
