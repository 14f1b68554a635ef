import { createElement } from 'lwc';
import TeamChooser from 'c/teamChooser';

describe('c-team-chooser', () => {
    afterEach(() => document.body.replaceChildren());

    it('gives who was chosen and whether they share customers', async () => {
        const element = createElement('c-team-chooser', { is: TeamChooser }) as unknown as HTMLElement;
        const people = ['a', 'b'].map((value) => ({ value, label: value }));
        Object.assign(element, { people, ownerIds: ['a'] });
        document.body.appendChild(element);
        const chosen = jest.fn();
        element.addEventListener('teamchosen', (event) => chosen((event as CustomEvent<unknown>).detail));
        const send = (selector: string, type: string, detail?: object): void => {
            element.shadowRoot?.querySelector(selector)?.dispatchEvent(new CustomEvent(type, { detail }));
        };
        send('.all', 'click');
        send('.shared', 'change', { checked: true });
        send('.show', 'click');
        expect(chosen).toHaveBeenLastCalledWith({ ownerIds: ['a', 'b'], isShared: true });
        await expect(element).toBeAccessible();
        send('.people', 'change', { value: [] });
        await Promise.resolve();
        const show = element.shadowRoot?.querySelector('.show') as unknown as { disabled: boolean };
        expect(show.disabled).toBe(true);
    });
});
