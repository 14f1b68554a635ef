/** Areas of the map: GeoJSON, which account lies where, figures with numerator and denominator, classes, tops. Pure. */
export {
    areaRings,
    geometryText,
    parseGeoJson,
    writeGeoJson,
    GeoJsonError,
    type AreaShape,
    type GeoJsonFault
} from './geoJson.ts';
export { FigureColumns, loadFigures, type FigurePageSource } from './figureColumns.ts';
export { MEASURES, measureOf, valueOf, type AreaFigure, type Measure, type MeasureKey } from './measures.ts';
export { assignByGroups, assignByShapes, placedAccounts, type AccountPlaces } from './assign.ts';
export { classesOf, type AreaClass } from './classes.ts';
export { hullOf } from './hull.ts';
export { figuresByArea, topAccounts, type AreaSum } from './areaSums.ts';
