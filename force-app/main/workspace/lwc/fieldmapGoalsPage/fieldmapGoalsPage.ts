import { LightningElement } from 'lwc';

/** The tab Goals. */
export default class FieldmapGoalsPage extends LightningElement {}
