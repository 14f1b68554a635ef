import { LightningElement, api } from 'lwc';
import { fillLabel } from 'c/formatters';
import { MOST_KPIS } from 'c/settingRules';
import { WORDS } from 'c/settingText';

type Role = 'rep' | 'manager' | 'admin';

export interface KpiChoice {
    readonly key: string;
    readonly name: string;
}

const ROLES: Readonly<Record<Role, string>> = {
    rep: WORDS.roleRep,
    manager: WORDS.roleManager,
    admin: WORDS.roleAdmin
};

/** The KPIs of the first screen of each role, in order. Event: `kpischange` with the keys by role. */
export default class SettingsKpis extends LightningElement {
    @api chosen: Readonly<Record<Role, readonly string[]>> = { rep: [], manager: [], admin: [] };
    /** All KPIs there are; empty while unknown. */
    @api offered: readonly KpiChoice[] = [];
    readonly words = WORDS;

    get roles(): readonly object[] {
        return (Object.keys(ROLES) as Role[]).map((role) => {
            const keys = this.chosen[role];
            return {
                role,
                title: ROLES[role],
                isEmpty: keys.length === 0,
                tooMany:
                    keys.length > MOST_KPIS
                        ? fillLabel(WORDS.kpiMany, keys.length, MOST_KPIS, keys.length - MOST_KPIS)
                        : '',
                isFull: keys.length >= MOST_KPIS,
                fullText: keys.length === MOST_KPIS ? WORDS.kpiFull : '',
                chooseLabel: `${WORDS.kpiChoose}: ${ROLES[role]}`,
                choices: this.offered.filter(({ key }) => !keys.includes(key)),
                rows: keys.map((key, index) => this.rowOf(role, key, index, keys.length))
            };
        });
    }

    handleMove(event: Event): void {
        const { role, key, by } = (event.currentTarget as HTMLElement).dataset as {
            role: Role;
            key: string;
            by: string;
        };
        const keys = [...this.chosen[role]];
        const from = keys.indexOf(key);
        keys.splice(from, 1);
        keys.splice(from + Number(by), 0, key);
        this.tell(role, keys);
    }

    handleRemove(event: Event): void {
        const { role, key } = (event.currentTarget as HTMLElement).dataset as { role: Role; key: string };
        this.tell(
            role,
            this.chosen[role].filter((one) => one !== key)
        );
    }

    handleAdd(event: Event): void {
        const select = event.target as HTMLSelectElement;
        const role = select.dataset['role'] as Role;
        if (select.value !== '') this.tell(role, [...this.chosen[role], select.value]);
        select.value = '';
    }

    private rowOf(role: Role, key: string, index: number, count: number): object {
        const name = this.offered.find((kpi) => kpi.key === key)?.name ?? key;
        return {
            id: `${role} ${key}`,
            role,
            key,
            name,
            isFirst: index === 0,
            isLast: index === count - 1,
            up: fillLabel(WORDS.kpiUp, name),
            down: fillLabel(WORDS.kpiDown, name),
            remove: fillLabel(WORDS.kpiRemove, name)
        };
    }

    private tell(role: Role, keys: readonly string[]): void {
        this.dispatchEvent(new CustomEvent('kpischange', { detail: { ...this.chosen, [role]: keys } }));
    }
}
