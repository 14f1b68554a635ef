import type { MatchPage, MatchRequest } from 'c/contracts';
import type { FieldCondition } from 'c/mapData';
import { MatchStore } from '../matchStore';

const OPEN_DEAL: FieldCondition = { layerKey: 'Account', key: '@openDeal', values: ['1'], from: '', to: '' };

function storeOf(pages: readonly MatchPage[]): { store: MatchStore; requests: MatchRequest[] } {
    const requests: MatchRequest[] = [];
    const source = (request: MatchRequest): Promise<MatchPage> => {
        requests.push(request);
        return Promise.resolve(pages[requests.length - 1]!);
    };
    return { store: new MatchStore(source), requests };
}

describe('MatchStore', () => {
    it('asks page by page, once for each wish, and only for layers that have one', async () => {
        const { store, requests } = storeOf([
            { ids: ['a', 'b'], nextAfterId: 'b', isComplete: true },
            { ids: ['c'], nextAfterId: null, isComplete: false }
        ]);
        expect(store.idsOf('Lead', [OPEN_DEAL])).toBeNull();
        expect(store.idsOf('Account', [OPEN_DEAL])).toBeUndefined();
        expect(await store.load(['Account', 'Lead'], [OPEN_DEAL])).toBe(true);
        expect(await store.load(['Account', 'Lead'], [OPEN_DEAL])).toBe(false);
        expect([...store.idsOf('Account', [OPEN_DEAL])!]).toEqual(['a', 'b', 'c']);
        expect(requests.map(({ afterId }) => afterId)).toEqual([null, 'b']);
        expect(store.isComplete(['Account'], [OPEN_DEAL])).toBe(false);
        store.forget();
        expect(store.idsOf('Account', [OPEN_DEAL])).toBeUndefined();
    });
});
