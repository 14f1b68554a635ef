/** `lightning-flow` outside Salesforce: says what an org would start here, for the demo org runs no Flows. */
import { LightningElement, api } from 'lwc';

interface FlowInput {
    readonly name: string;
    readonly value: unknown;
}

export default class Flow extends LightningElement {
    @api flowApiName = '';
    @api flowInputVariables: readonly FlowInput[] = [];

    get inputs(): string {
        return this.flowInputVariables.map(({ name, value }) => `${name} = ${String(value)}`).join(', ');
    }

    renderedCallback(): void {
        const button = this.template?.querySelector<HTMLButtonElement>('.finish');
        if (button) button.onclick = () => this.finish();
    }

    private finish(): void {
        this.dispatchEvent(new CustomEvent('statuschange', { detail: { status: 'FINISHED' } }));
    }
}
