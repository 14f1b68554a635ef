import { LightningElement } from 'lwc';

/** The KPI tab. */
export default class FieldmapKpiPage extends LightningElement {}
