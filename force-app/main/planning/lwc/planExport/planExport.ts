/** Days of a plan for other programs: addresses of map services, CSV and calendar files. Pure text. */
export { appleMapsUrl, googleMapsUrl } from './mapUrls.ts';
export { csvOf, type CsvHeadings } from './csv.ts';
export { icsOf } from './ics.ts';
export type { ExportDay, ExportStop } from './model.ts';
