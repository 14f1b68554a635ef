/** Rules of visits that page and middleware share: cadence and opening hours. Pure. */
export { cadenceOf, type Cadence, type CadenceState } from './cadence.ts';
export { parseOpeningHours, windowsOn, type OpeningHours, type MinuteWindow } from './openingHours.ts';
