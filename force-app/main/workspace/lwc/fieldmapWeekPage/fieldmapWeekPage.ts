import { LightningElement } from 'lwc';

/** The tab My week. */
export default class FieldmapWeekPage extends LightningElement {}
