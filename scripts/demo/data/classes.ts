/** The four customer classes of the demo company. Interval and minutes are those of the default `VisitCadence__mdt` records. */
export type CustomerClass = 'A' | 'B' | 'C' | 'D';

export interface ClassProfile {
    readonly share: number;
    readonly intervalDays: number;
    readonly visitMinutes: number;
    /** Median of a deal, CHF. */
    readonly dealAmount: number;
    /** Median yearly revenue of such a company, CHF. */
    readonly revenue: number;
    /** How often its deals come, against class C. */
    readonly dealWeight: number;
}

export const CLASSES: Readonly<Record<CustomerClass, ClassProfile>> = {
    A: { share: 0.1, intervalDays: 14, visitMinutes: 60, dealAmount: 42_000, revenue: 60_000_000, dealWeight: 5 },
    B: { share: 0.25, intervalDays: 28, visitMinutes: 45, dealAmount: 18_000, revenue: 14_000_000, dealWeight: 2.2 },
    C: { share: 0.4, intervalDays: 56, visitMinutes: 30, dealAmount: 7_500, revenue: 3_000_000, dealWeight: 1 },
    D: { share: 0.25, intervalDays: 112, visitMinutes: 20, dealAmount: 2_800, revenue: 700_000, dealWeight: 0.4 }
};

export const CLASS_NAMES = Object.keys(CLASSES) as CustomerClass[];
