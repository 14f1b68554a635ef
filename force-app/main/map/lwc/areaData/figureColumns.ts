import type { AreaFigures } from 'c/contracts';

/** Gives the page after an account; null for the first. */
export type FigurePageSource = (afterId: string | null) => Promise<AreaFigures>;

/** Figures of all accounts that the person may see, by account. A class, so that Lightning hands it on as it is. */
export class FigureColumns {
    from = '';
    today = '';
    currency: string | null = null;
    readonly visits: number[] = [];
    readonly orders: number[] = [];
    readonly openAmounts: number[] = [];
    readonly potentials: number[] = [];
    readonly overdueDays: (number | null)[] = [];
    readonly visitsAYear: number[] = [];
    private readonly rows = new Map<string, number>();

    get length(): number {
        return this.visits.length;
    }

    append(page: AreaFigures): void {
        this.from = page.from;
        this.today = page.today;
        this.currency = page.currency;
        for (let i = 0; i < page.accountIds.length; i++) {
            const id = page.accountIds[i]!;
            if (this.rows.has(id)) continue;
            this.rows.set(id, this.visits.push(page.visits[i]!) - 1);
            this.orders.push(page.orders[i]!);
            this.openAmounts.push(page.openAmounts[i]!);
            this.potentials.push(page.potentials[i]!);
            this.overdueDays.push(page.overdueDays[i] ?? null);
            this.visitsAYear.push(page.visitsAYear[i]!);
        }
    }

    /** Row of an account; undefined for one that the service does not know (yet). */
    rowOf(accountId: string): number | undefined {
        return this.rows.get(accountId);
    }
}

/** Loads all pages. */
export async function loadFigures(source: FigurePageSource): Promise<FigureColumns> {
    const figures = new FigureColumns();
    let afterId: string | null = null;
    do {
        // eslint-disable-next-line no-await-in-loop -- a page names the start of the next
        const page: AreaFigures = await source(afterId);
        figures.append(page);
        afterId = page.nextAfterId;
    } while (afterId !== null);
    return figures;
}
