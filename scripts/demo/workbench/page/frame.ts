/** A thin stand-in for Lightning Experience: app name, tabs, the signed-in person, and the page that is open. */
import { createElement } from 'lwc';
import ToastContainer from 'lightning/toastContainer';
import tabs from '@workbench/tabs';
import { element } from './element.ts';
import type { DemoPerson, SignedInPerson } from './loadPlatform.ts';
import { currentPageReference, HOME_TAB, onPageReference, toUrl, type PageReference } from './pageReference.ts';
import { personSwitch } from './personSwitch.ts';
import { recordView } from './recordView.ts';

interface FrameOptions {
    readonly people: readonly DemoPerson[];
    readonly me: SignedInPerson;
}

export function startFrame(root: HTMLElement, { people, me }: FrameOptions): void {
    const language = document.documentElement.lang === 'ja' ? 'ja' : 'en';
    const navigation = element('nav', { className: 'frame-tabs', ariaLabel: 'Fieldmap' });
    const main = element('main', { className: 'frame-main', id: 'main' });
    const links = tabs.map((tab) =>
        element('a', {
            className: 'frame-tab',
            href: toUrl({ type: 'standard__navItemPage', attributes: { apiName: tab.apiName } }),
            textContent: tab.labels[language]
        })
    );
    navigation.append(...links.filter((_link, index) => isShown(tabs[index]?.permissionSets ?? [], me)));
    const header = element('header', { className: 'frame-header' });
    const launcher = element('span', { className: 'frame-waffle', ariaHidden: 'true' });
    header.append(
        launcher,
        element('span', { className: 'frame-app', textContent: 'Fieldmap' }),
        navigation,
        personSwitch(people, me)
    );
    root.replaceChildren(header, main);
    ToastContainer.instance({ maxToasts: 3, toastPosition: 'top-center', containerPosition: 'fixed' });

    let opened = '';
    const open = (reference: PageReference): void => {
        const key = `${reference.type} ${JSON.stringify(reference.attributes)}`;
        tabs.forEach((tab, index) => {
            const isCurrent =
                reference.type === 'standard__navItemPage' &&
                tab.apiName === (reference.attributes['apiName'] ?? HOME_TAB);
            links[index]?.setAttribute('aria-current', isCurrent ? 'page' : 'false');
        });
        if (key !== opened) {
            // A change of state alone keeps the page: it listens to CurrentPageReference itself.
            opened = key;
            main.replaceChildren(pageFor(reference));
        }
    };
    onPageReference(open);
    open(currentPageReference());
}

/** As in Lightning a tab is there for those whose permission sets show it; who has none of Fieldmap's sees all. */
function isShown(permissionSets: readonly string[], { permissions }: SignedInPerson): boolean {
    const isFieldmapPerson = tabs.some((tab) => tab.permissionSets.some((name) => permissions.includes(name)));
    return !isFieldmapPerson || permissionSets.some((name) => permissions.includes(name));
}

function pageFor(reference: PageReference): HTMLElement {
    if (reference.type === 'standard__recordPage') {
        return recordView(reference.attributes['objectApiName'] ?? '', reference.attributes['recordId'] ?? '');
    }
    const tab = tabs.find(({ apiName }) => apiName === reference.attributes['apiName']) ?? tabs[0];
    if (tab === undefined) {
        return element('p', { className: 'frame-error', textContent: 'The app Fieldmap has no tabs.' });
    }
    const name = tab.componentName.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    return createElement(`c-${name}`, { is: tab.component });
}
