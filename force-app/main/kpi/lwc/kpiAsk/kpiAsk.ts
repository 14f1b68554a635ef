/** What the KPI components ask of the org, with the names of what is answered. */
export { loadOutlines, type AreaSource, type Outlines } from './areaOutlines.ts';
export { cutLabel, isByArea, CUTS, PRODUCTS, TIME_CUTS } from './cuts.ts';
export { readCut, type CutQuestion, type NamedCut } from './readCut.ts';
export {
    readRecordPage,
    readRecordRows,
    readWholeNumber,
    ROWS_AT_ONCE,
    type NumberQuestion,
    type RecordRow,
    type SegmentChoice,
    type WholeRow
} from './readRecords.ts';
export { readWhy, type NamedWhy, type WhyQuestion } from './readWhy.ts';
export { segmentName } from './segmentNames.ts';
