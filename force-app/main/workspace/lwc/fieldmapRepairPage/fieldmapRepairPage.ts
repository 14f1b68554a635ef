import { LightningElement } from 'lwc';

/** The data repair tab. */
export default class FieldmapRepairPage extends LightningElement {}
