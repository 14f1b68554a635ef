import { createElement } from 'lwc';
import PageHeader from 'c/pageHeader';

it('is one heading of the first level', async () => {
    const element = createElement('c-page-header', { is: PageHeader });
    Object.assign(element, { heading: 'Goals' });
    document.body.appendChild(element);
    await Promise.resolve();
    const headings = element.shadowRoot?.querySelectorAll('h1');
    expect([...(headings ?? [])].map(({ textContent }) => textContent)).toEqual(['Goals']);
    await expect(element as unknown as HTMLElement).toBeAccessible();
});
