import { LightningElement } from 'lwc';

/** The live tab of managers. */
export default class FieldmapLivePage extends LightningElement {}
