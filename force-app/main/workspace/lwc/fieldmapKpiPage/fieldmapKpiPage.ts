import { LightningElement } from 'lwc';

/** The KPI tab: numbers, and under those of one person what remains of their goals. */
export default class FieldmapKpiPage extends LightningElement {
    personId = '';
    personName = '';
    isOnePerson = false;

    handlePerson(event: CustomEvent<{ userId: string; name: string; isOnePerson: boolean }>): void {
        const { userId, name, isOnePerson } = event.detail;
        this.personId = userId;
        this.personName = name;
        this.isOnePerson = isOnePerson;
    }
}
