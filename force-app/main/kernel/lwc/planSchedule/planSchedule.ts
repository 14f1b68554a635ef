/** Times of one day in a given order, at once and without the service: for the page, while a person moves stops. */
export * from './day.ts';
export { estimatedLegSeconds } from './estimatedLeg.ts';
export { scheduleDay } from './scheduleDay.ts';
