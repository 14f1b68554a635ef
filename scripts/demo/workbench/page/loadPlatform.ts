import { callJson, type PlatformValues } from './platform.ts';

/** A person of the demo company who can be signed in. */
export interface DemoPerson {
    readonly userId: string;
    readonly name: string;
    readonly role: 'rep' | 'manager' | 'admin' | 'none';
    readonly roleName: string;
}

export interface SignedInPerson extends DemoPerson {
    /** `en_US`, `ja`, as on the User record. */
    readonly languageLocaleKey: string;
    readonly localeSidKey: string;
    readonly timeZoneSidKey: string;
    readonly currency: string;
    readonly permissions: readonly string[];
}

/** Reads who is signed in and what the `@salesforce/*` modules answer for them. */
export async function loadPlatform(): Promise<{ people: DemoPerson[]; me: SignedInPerson; values: PlatformValues }> {
    const [people, me] = (await Promise.all([callJson('/demo/people'), callJson('/demo/me')])) as [
        DemoPerson[],
        SignedInPerson
    ];
    const lang = me.languageLocaleKey.startsWith('ja') ? 'ja' : 'en';
    const labels = (await callJson(`/workbench/labels.${lang}.json`)) as Record<string, string>;
    const locale = me.localeSidKey.replaceAll('_', '-');
    const values: PlatformValues = {
        labels,
        user: { Id: me.userId, isGuest: false },
        i18n: { lang, locale, currency: me.currency, timeZone: me.timeZoneSidKey, dir: 'ltr', firstDayOfWeek: 2 },
        client: { formFactor: window.innerWidth < 768 ? 'Small' : window.innerWidth < 1024 ? 'Medium' : 'Large' },
        permissions: me.permissions
    };
    return { people, me, values };
}
