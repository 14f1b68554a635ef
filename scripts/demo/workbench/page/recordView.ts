import { createElement } from 'lwc';
import FieldmapCheckIn from 'c/fieldmapCheckIn';
import FieldmapNearby from 'c/fieldmapNearby';
import { element } from './element.ts';
import { callJson } from './platform.ts';

interface UiRecord {
    readonly fields: Readonly<Record<string, { readonly value: unknown; readonly label?: string }>>;
}

/** Objects whose record page carries the check-in. */
const VISITED = ['Account', 'Lead', 'Opportunity', 'FieldVisit__c'];

/** A record's fields as the signed-in person may see them: what a record page shows in an org, much reduced. */
export function recordView(objectApiName: string, recordId: string): HTMLElement {
    const article = element('article', { className: 'frame-record' });
    const title = element('h1', { className: 'frame-record-title', textContent: objectApiName });
    const list = element('dl', { className: 'frame-record-fields' });
    const back = element('button', { className: 'frame-back', type: 'button', textContent: '‹' });
    back.setAttribute('aria-label', 'Back');
    back.addEventListener('click', () => window.history.back());
    article.append(back, title, list);
    if (VISITED.includes(objectApiName)) {
        const checkIn = createElement('c-fieldmap-check-in', { is: FieldmapCheckIn });
        article.insertBefore(Object.assign(checkIn, { recordId }), list);
    }
    if (objectApiName === 'Account') {
        const nearby = createElement('c-fieldmap-nearby', { is: FieldmapNearby });
        article.insertBefore(Object.assign(nearby, { recordId }), list);
    }
    void callJson(`/ui-api/records/${recordId}`).then(
        (answer) => {
            const { fields } = answer as UiRecord;
            title.textContent = String(fields['Name']?.value ?? objectApiName);
            for (const [name, field] of Object.entries(fields)) {
                if (field.value !== null && field.value !== '' && name !== 'Name') {
                    list.append(
                        element('dt', { textContent: field.label ?? name }),
                        element('dd', { textContent: String(field.value) })
                    );
                }
            }
        },
        (error: Error) => {
            list.replaceWith(element('p', { className: 'frame-error', textContent: error.message }));
        }
    );
    return article;
}
