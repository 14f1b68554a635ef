import type { MatchCriteria, MatchPage, MatchRequest } from 'c/contracts';
import { criteriaOf, type FieldCondition } from 'c/mapData';

interface Matches {
    readonly ids: ReadonlySet<string>;
    readonly isComplete: boolean;
}

/** Ids that the server found for conditions over other objects, asked once for each wish. */
export class MatchStore {
    private readonly source: (request: MatchRequest) => Promise<MatchPage>;
    private readonly found = new Map<string, Matches>();

    constructor(source: (request: MatchRequest) => Promise<MatchPage>) {
        this.source = source;
    }

    /** Null: the layer has no such condition. Undefined: not loaded yet. */
    idsOf(layerKey: string, conditions: readonly FieldCondition[]): ReadonlySet<string> | null | undefined {
        const criteria = criteriaOf(conditions, layerKey);
        return criteria === null ? null : this.found.get(keyOf(layerKey, criteria))?.ids;
    }

    /** False when the platform gave only a part for one of the layers. */
    isComplete(layerKeys: readonly string[], conditions: readonly FieldCondition[]): boolean {
        return layerKeys.every((layerKey) => {
            const criteria = criteriaOf(conditions, layerKey);
            return criteria === null || this.found.get(keyOf(layerKey, criteria))?.isComplete !== false;
        });
    }

    /** Loads what is missing; true when something came. */
    async load(layerKeys: readonly string[], conditions: readonly FieldCondition[]): Promise<boolean> {
        const missing = layerKeys.filter((layerKey) => this.idsOf(layerKey, conditions) === undefined);
        await Promise.all(missing.map((layerKey) => this.loadOne(layerKey, criteriaOf(conditions, layerKey)!)));
        return missing.length > 0;
    }

    /** Forgets all, for records changed. */
    forget(): void {
        this.found.clear();
    }

    private async loadOne(layerKey: string, criteria: MatchCriteria): Promise<void> {
        const ids = new Set<string>();
        let isComplete = true;
        let afterId: string | null = null;
        do {
            // eslint-disable-next-line no-await-in-loop -- a page names the start of the next
            const page: MatchPage = await this.source({ layerKey, criteria, afterId });
            for (const id of page.ids) ids.add(id);
            isComplete = isComplete && page.isComplete;
            afterId = page.nextAfterId;
        } while (afterId !== null);
        this.found.set(keyOf(layerKey, criteria), { ids, isComplete });
    }
}

function keyOf(layerKey: string, criteria: MatchCriteria): string {
    return `${layerKey} ${JSON.stringify(criteria)}`;
}
