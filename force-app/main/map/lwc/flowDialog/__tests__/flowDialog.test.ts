import { createElement } from 'lwc';
import FlowDialog from 'c/flowDialog';
import { clearPage, inside, recordEvents } from '../../../../../test/jest-stubs/support';

type FlowElement = HTMLElement & { flowApiName: string; flowInputVariables: readonly object[] };

describe('c-flow-dialog', () => {
    afterEach(clearPage);

    it('starts the Flow with the record and closes when it has finished, or by Escape', async () => {
        const element = createElement('c-flow-dialog', { is: FlowDialog });
        Object.assign(element, { flow: 'Invite', label: 'Invite', recordId: '001A' });
        document.body.appendChild(element);
        const closes = recordEvents(element, 'flowclose');
        const flow = inside<FlowElement>(element, 'lightning-flow');
        expect(flow.flowApiName).toBe('Invite');
        expect(flow.flowInputVariables).toEqual([{ name: 'recordId', type: 'String', value: '001A' }]);
        flow.dispatchEvent(new CustomEvent('statuschange', { detail: { status: 'STARTED' } }));
        flow.dispatchEvent(new CustomEvent('statuschange', { detail: { status: 'FINISHED' } }));
        inside(element, '.dialog').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
        expect(closes).toEqual([{ isFinished: true }, { isFinished: false }]);
        await expect(element).toBeAccessible();
    });
});
