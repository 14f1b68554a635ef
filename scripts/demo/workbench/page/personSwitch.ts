import { element } from './element.ts';
import type { DemoPerson, SignedInPerson } from './loadPlatform.ts';
import { callJson } from './platform.ts';

const GROUPS: readonly { readonly role: DemoPerson['role']; readonly label: string }[] = [
    { role: 'manager', label: 'Managers' },
    { role: 'rep', label: 'Reps' },
    { role: 'admin', label: 'Admins' },
    { role: 'none', label: 'Without permission set' }
];

/** A list of the demo company's people; choosing one signs them in and loads the page again. */
export function personSwitch(people: readonly DemoPerson[], me: SignedInPerson): HTMLElement {
    const label = element('label', { className: 'frame-person' });
    const select = element('select', { className: 'frame-person-select', ariaLabel: 'Signed-in person' });
    for (const { role, label: groupLabel } of GROUPS) {
        const group = element('optgroup', { label: groupLabel });
        const members = people.filter((person) => person.role === role);
        const shown =
            me.role === role && !members.some(({ userId }) => userId === me.userId) ? [me, ...members] : members;
        group.append(
            ...shown.map((person) =>
                element('option', {
                    value: person.userId,
                    textContent: [person.name, person.roleName].filter(Boolean).join(' · '),
                    selected: person.userId === me.userId
                })
            )
        );
        select.append(group);
    }
    select.addEventListener('change', () => {
        void callJson('/demo/signin', { userId: select.value }).then(() => window.location.reload());
    });
    label.append(
        element('span', { className: 'frame-avatar', ariaHidden: 'true', textContent: initials(me.name) }),
        select
    );
    return label;
}

function initials(name: string): string {
    const parts = name.split(/\s+/);
    return parts
        .slice(0, 2)
        .map((part) => part.charAt(0))
        .join('');
}
