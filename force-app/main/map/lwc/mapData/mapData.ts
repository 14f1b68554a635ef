/** The map's data in the browser: columns, filters, counts, list order and the filter state in the address. Pure. */
export { LayerPoints, type LayerViewer } from './layerPoints.ts';
export type { ColourWords } from './colouring.ts';
export { ColumnValues } from './columnValues.ts';
export { criteriaOf, isServerKey, SERVER_KEYS, type FieldCondition, type ServerKey } from './fieldCondition.ts';
export {
    NO_FILTER,
    isFiltering,
    filterLayer,
    teamOwnerIds,
    type FilterState,
    type FilterSupport,
    type LayerSelection
} from './filterState.ts';
export { RecordRows, type RecordRow, type SortKey, type SortOrder } from './recordRows.ts';
export { readPageState, writePageState, type MapPageState } from './pageState.ts';
export { loadLayer, type PageSource } from './loadLayer.ts';
export { areaOfBounds, outlineOf, recordsInside, type MapArea } from './mapArea.ts';
export { recordsCsv, type CsvWords } from './recordsCsv.ts';
export { MapSituation, type MapCommand, type MapFacts, type MapHandle } from './mapSituation.ts';
