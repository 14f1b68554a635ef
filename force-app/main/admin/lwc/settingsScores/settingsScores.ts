import { LightningElement, api } from 'lwc';
import type { Reason, ReasonCode, ScoredCustomer } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import { WORDS } from 'c/settingText';

const EXAMPLES: Readonly<Record<ScoredCustomer['example'], string>> = {
    deal: WORDS.exampleDeal,
    overdue: WORDS.exampleOverdue,
    class: WORDS.exampleClass,
    never: WORDS.exampleNever
};
/** The weight that each reason follows. */
const PARTS: Readonly<Partial<Record<ReasonCode, string>>> = {
    class: WORDS.partClass,
    'lead-hot': WORDS.partClass,
    'cadence-overdue': WORDS.partCadence,
    'cadence-due': WORDS.partCadence,
    'cadence-early': WORDS.partCadence,
    'never-visited': WORDS.partCadence,
    'open-deal': WORDS.partDeal
};

/** The scores of three customers now and with other weights, part by part, by the planner's own rule. */
export default class SettingsScores extends LightningElement {
    @api customers: readonly ScoredCustomer[] = [];
    /** Names by record id. */
    @api names: ReadonlyMap<string, string> = new Map();
    readonly words = WORDS;

    get isEmpty(): boolean {
        return this.customers.length === 0;
    }

    get cards(): readonly object[] {
        const format = formattersFor();
        const most = Math.max(1, ...this.customers.flatMap(({ before, after }) => [before.points, after.points]));
        const width = (points: number): string => `width: ${Math.max(0, (points / most) * 100)}%`;
        return [...this.customers]
            .sort((a, b) => b.after.points - a.after.points)
            .map(({ recordId, example, before, after }, index) => ({
                recordId,
                name: this.names.get(recordId) ?? '',
                example: EXAMPLES[example],
                rank: fillLabel(WORDS.rank, format.number(index + 1)),
                now: fillLabel(WORDS.pointsNow, format.number(before.points, 1)),
                then: fillLabel(WORDS.pointsThen, format.number(after.points, 1)),
                nowStyle: width(before.points),
                thenStyle: width(after.points),
                parts: partsOf(before.reasons, after.reasons)
            }));
    }
}

function partsOf(before: readonly Reason[], after: readonly Reason[]): { key: string; text: string }[] {
    const format = formattersFor();
    const sum = (reasons: readonly Reason[], part: string): number =>
        reasons.filter(({ code }) => partOf(code) === part).reduce((total, { points }) => total + points, 0);
    return [...new Set([...before, ...after].map(({ code }) => partOf(code)))].map((part) => {
        const [now, then] = [format.number(sum(before, part), 1), format.number(sum(after, part), 1)];
        return { key: part, text: `${part}: ${now === then ? now : fillLabel(WORDS.dueChange, now, then)}` };
    });
}

const partOf = (code: ReasonCode): string => PARTS[code] ?? WORDS.partReason;
