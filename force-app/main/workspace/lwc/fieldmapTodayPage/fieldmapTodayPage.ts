import { LightningElement } from 'lwc';

/** The tab Today. */
export default class FieldmapTodayPage extends LightningElement {}
