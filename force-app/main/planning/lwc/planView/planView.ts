/** The week as the page shows it: days with their entries, and what the map draws. */
export { addDays, mondayOf, weekdayOf } from './dates.ts';
export { colourOf, daysOf, type DayItem, type DayMarks, type DayView, type Names } from './daysOf.ts';
export { boundsOf, mapLayersOf } from './mapOfDays.ts';
export { idsToName } from './idsToName.ts';
