import type { PointPage, PointPageRequest } from 'c/contracts';
import type { LayerPoints } from './layerPoints.ts';

/** Gives one page; in the page `MapController.getPoints`. */
export type PageSource = (request: PointPageRequest) => Promise<PointPage>;

const PAGE_SIZE = 10_000;
/** A small first page, so that something is on the map soon. */
const FIRST_PAGE_SIZE = 2_000;

/**
 * Loads all pages of a layer into `points`: first the records with coordinates, then the others for the list.
 *
 * `onPage` is told after every page; when it answers false the loading ends (the person switched the layer off).
 */
export async function loadLayer(points: LayerPoints, source: PageSource, onPage: () => boolean): Promise<void> {
    for (const placement of ['placed', 'unplaced'] as const) {
        let afterId: string | null = null;
        let pageSize = placement === 'placed' ? FIRST_PAGE_SIZE : PAGE_SIZE;
        do {
            // eslint-disable-next-line no-await-in-loop -- a page names the start of the next
            const page: PointPage = await source({
                layerKey: points.layer.key,
                filter: {},
                afterId,
                pageSize,
                placement
            });
            points.append(page, placement === 'placed');
            afterId = page.nextAfterId;
            pageSize = PAGE_SIZE;
            if (!onPage()) return;
        } while (afterId !== null);
        if (points.totalCount === points.placedCount) return;
    }
}
