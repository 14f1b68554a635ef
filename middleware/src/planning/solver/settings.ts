/** The search's settings: one set for all problems, chosen on half of the public instances and confirmed on the rest. */
export const SETTINGS = {
    /** Temperatures at the ends of a cycle, in mean prizes. */
    hotPrizes: 1,
    coldPrizes: 0.1,
    /** The same for cycles that polish travel, in typical legs. */
    hotLegs: 3,
    coldLegs: 0.1,
    /** Steps of the sprints before the cycles: short and cooler, so that a good plan is there early. */
    sprints: [256, 1024],
    sprintPrizes: 0.3,
    /** The plan before them is built from so many candidates a visit of the quick plan, and these more. */
    startShare: 2,
    startSpare: 30,
    /** Steps of the first cycle, and how much longer each next one is. */
    cycleSteps: 8000,
    cycleGrowth: 1.2,
    /** Every so many cycles one polishes the best plan, this share as long. */
    polishEvery: 4,
    polishShare: 0.3,
    /** A repair is cooler and its cycles are shorter. */
    repairWarmth: 0.3,
    repairShare: 0.05,
    /** Longest string taken from a route and most routes touched; the second pair when only travel is left to gain. */
    longestString: 8,
    mostStrings: 2,
    longestPolishString: 14,
    mostPolishStrings: 3,
    /** Share of steps that look at whole routes; the others look so many stops around the gaps. */
    wholeRouteShare: 0.2,
    gapMargin: 2,
    /** Candidates nearest to the seed that may fill the gaps. */
    nearest: 80,
    /** The same in sprints and repairs. */
    nearestQuick: 40,
    /** Power of the prize in the value of an insertion, drawn per step; noise on it; share left out. */
    leastPower: 1,
    mostPower: 4,
    noise: 1,
    blink: 0.05,
    /** What a second of service costs beside a second of added travel. */
    serviceWeight: 4,
    /** Routes go to the pool from plans at most so many mean prizes below the best. */
    poolPrizes: 4,
    /** Steps between packings inside a cycle. */
    packSteps: 4000
} as const;
