import { LightningElement, api } from 'lwc';
import { checkSettings, listOf, settingOf, type SettingDefinition } from 'c/settingRules';
import {
    choiceText,
    defaultText,
    faultText,
    rangeText,
    settingName,
    SETTING_WORDS,
    unitText,
    WORDS
} from 'c/settingText';

/** Detail of `settingchange`. */
export interface SettingChangeDetail {
    readonly key: string;
    readonly value: string;
}

interface ChoiceView {
    readonly value: string;
    readonly label: string;
    readonly isSelected: boolean;
}

interface FieldView {
    readonly key: string;
    readonly name: string;
    readonly hint: string;
    readonly facts: string;
    readonly unit: string;
    readonly value: string;
    readonly fault: string;
    readonly className: string;
    readonly isSelect: boolean;
    readonly isList: boolean;
    readonly inputType: string;
    readonly inputMode: string;
    readonly inputClass: string;
    readonly choices: readonly ChoiceView[];
    readonly invalid: string;
    readonly isChanged: boolean;
    readonly showsDefault: boolean;
    readonly defaultTitle: string;
}

const TYPES: Readonly<Record<string, string>> = { date: 'date' };

/** Fields of settings with their words, ranges, defaults and faults. Event: `settingchange`. */
export default class SettingsFields extends LightningElement {
    @api keys: readonly string[] = [];
    /** All values of the draft by key. */
    @api values: ReadonlyMap<string, string> = new Map();
    /** As stored, to mark what was changed. */
    @api stored: ReadonlyMap<string, string> = new Map();

    readonly words = WORDS;

    get fields(): readonly FieldView[] {
        const faults = checkSettings(this.values);
        return this.keys.map((key) => {
            const definition = settingOf(key);
            const value = this.values.get(key) ?? '';
            const fault = faults.get(key);
            const isChanged = value !== (this.stored.get(key) ?? '');
            const facts = [rangeText(definition), defaultText(definition)].filter((text) => text !== '');
            return {
                key,
                name: settingName(key),
                hint: SETTING_WORDS[key]?.hint ?? '',
                facts: facts.join(' · '),
                unit: unitText(definition.unit),
                value,
                fault: fault === undefined ? '' : faultText(fault),
                className: `field${fault ? ' field_bad' : ''}${isChanged ? ' field_changed' : ''}`,
                ...inputOf(definition),
                choices: choicesOf(definition, value),
                invalid: String(fault !== undefined),
                isChanged,
                showsDefault: value !== definition.defaultValue,
                defaultTitle: `${WORDS.useDefault}: ${settingName(key)}`
            };
        });
    }

    handleChange(event: Event): void {
        const input = event.target as HTMLInputElement | HTMLSelectElement;
        this.tell(input.dataset['key'] ?? '', input.value);
    }

    handleTick(event: Event): void {
        const input = event.target as HTMLInputElement;
        const key = input.dataset['key'] ?? '';
        const ticked = new Set(listOf(this.values.get(key) ?? ''));
        if (input.checked) ticked.add(input.value);
        else ticked.delete(input.value);
        const inOrder = (settingOf(key).choices ?? []).filter((choice) => ticked.has(choice));
        this.tell(key, inOrder.join(', '));
    }

    handleDefault(event: Event): void {
        const key = (event.currentTarget as HTMLElement).dataset['key'] ?? '';
        this.tell(key, settingOf(key).defaultValue);
    }

    private tell(key: string, value: string): void {
        this.dispatchEvent(new CustomEvent<SettingChangeDetail>('settingchange', { detail: { key, value } }));
    }
}

function inputOf({
    input
}: SettingDefinition): Pick<FieldView, 'isSelect' | 'isList' | 'inputType' | 'inputMode' | 'inputClass'> {
    const isLong = ['text', 'tileUrl', 'factors'].includes(input);
    return {
        isSelect: input === 'choice' || input === 'flag',
        isList: input === 'fields',
        inputType: TYPES[input] ?? 'text',
        inputMode: input === 'number' ? 'decimal' : 'text',
        inputClass: isLong ? 'slds-input input input_long' : 'slds-input input'
    };
}

function choicesOf({ input, choices = [] }: SettingDefinition, value: string): ChoiceView[] {
    const offered = input === 'flag' ? ['true', 'false'] : choices;
    const chosen = input === 'fields' ? listOf(value) : [value];
    return offered.map((choice) => ({
        value: choice,
        label: choiceText(choice),
        isSelected: chosen.includes(choice)
    }));
}
