/** Page references as the Lightning router writes them, kept in the hash: `#/n/Fieldmap_Map?c__owner=…`, `#/r/Account/001…/view`. */
export interface PageReference {
    readonly type: string;
    readonly attributes: Readonly<Record<string, string>>;
    readonly state?: Readonly<Record<string, string>>;
}

export const HOME_TAB = 'Fieldmap_Map';

export function toUrl(reference: PageReference): string {
    const query = new URLSearchParams(reference.state ?? {}).toString();
    const suffix = query === '' ? '' : `?${query}`;
    const { attributes } = reference;
    switch (reference.type) {
        case 'standard__navItemPage':
            return `#/n/${attributes['apiName'] ?? HOME_TAB}${suffix}`;
        case 'standard__recordPage':
            return `#/r/${attributes['objectApiName'] ?? 'Record'}/${attributes['recordId'] ?? ''}/${attributes['actionName'] ?? 'view'}${suffix}`;
        case 'standard__webPage':
            return attributes['url'] ?? '#';
        default:
            throw new Error(`The workbench cannot open a page of type ${reference.type}.`);
    }
}

export function currentPageReference(): PageReference {
    const [path = '', query = ''] = window.location.hash.replace(/^#\/?/, '').split('?');
    const state = Object.fromEntries(new URLSearchParams(query));
    const [kind, first = '', second = '', third = 'view'] = path.split('/');
    if (kind === 'r') {
        return {
            type: 'standard__recordPage',
            attributes: { objectApiName: first, recordId: second, actionName: third },
            state
        };
    }
    return { type: 'standard__navItemPage', attributes: { apiName: kind === 'n' && first ? first : HOME_TAB }, state };
}

/** Calls back when the page changes; returns the function that stops it. */
export function onPageReference(listener: (reference: PageReference) => void): () => void {
    const handle = (): void => listener(currentPageReference());
    window.addEventListener('hashchange', handle);
    return () => window.removeEventListener('hashchange', handle);
}
