import { createElement } from 'lwc';
import SettingsLatest from 'c/settingsLatest';
import type { SettingsSaving } from 'c/contracts';
import { clearPage, inside, settle } from '../../../../../test/jest-stubs/support';

const saving = (name: string, value: string | null): SettingsSaving => ({
    ...{ changeId: name, status: 'Saved', error: '', at: '2026-03-02T09:00:00Z', byName: 'Amelia' },
    changes: [{ type: 'FieldmapSetting', name, values: { Value__c: value } }]
});

async function textOf(name: string, value: string | null): Promise<string | null> {
    const element = createElement('c-settings-latest', { is: SettingsLatest });
    Object.assign(element, { savings: [saving(name, value)] });
    document.body.appendChild(element);
    await settle();
    return inside(element, '.text').textContent;
}

describe('c-settings-latest', () => {
    afterEach(clearPage);

    it('names fields by their labels, not by their API names', async () => {
        expect(await textOf('reportRequiredFields', 'Outcome__c, NextStep__c')).toMatch(
            /: c\.Fieldmap_\w*Outcome, c\.Fieldmap_\w*NextStep$/
        );
    });

    it('shows other values as they are, and says so when there is none', async () => {
        expect(await textOf('dayStartsAt', '08:30')).toMatch(/: 08:30$/);
        expect(await textOf('tileUrl', null)).toMatch(/: c\.Fieldmap_\w*Empty$/);
    });
});
