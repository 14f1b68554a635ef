import { LightningElement, api } from 'lwc';
import { fillLabel } from 'c/formatters';
import { checkSetting, settingOf } from 'c/settingRules';
import { faultText, WORDS } from 'c/settingText';
import { tileAddress } from './tileAddress.ts';

type State = 'idle' | 'loading' | 'good' | 'bad';

/** Loads one tile with the address as it is typed and says what came of it. */
export default class SettingsTileTest extends LightningElement {
    /** Values of the draft by key. */
    @api values: ReadonlyMap<string, string> = new Map();
    readonly words = WORDS;
    state: State = 'idle';
    source = '';
    private problem = '';

    get isLoading(): boolean {
        return this.state === 'loading';
    }

    get isShown(): boolean {
        return this.state === 'loading' || this.state === 'good';
    }

    get cannotTest(): boolean {
        return (this.values.get('tileUrl') ?? '').trim() === '';
    }

    get message(): string {
        const texts: Readonly<Record<State, string>> = {
            idle: '',
            loading: WORDS.tileTesting,
            good: WORDS.tileGood,
            bad: this.problem
        };
        return texts[this.state];
    }

    get messageClass(): string {
        return `message message_${this.state}`;
    }

    handleTest(): void {
        const template = (this.values.get('tileUrl') ?? '').trim();
        const fault = checkSetting(settingOf('tileUrl'), template);
        if (fault !== null) {
            this.fail(faultText(fault));
            return;
        }
        const number = (key: string): number => Number(this.values.get(key) || settingOf(key).defaultValue);
        const home = { latitude: number('homeLatitude'), longitude: number('homeLongitude'), zoom: number('homeZoom') };
        this.source = tileAddress(template, this.values.get('tileKey') ?? '', home);
        this.state = 'loading';
    }

    handleLoad(): void {
        this.state = 'good';
    }

    handleError(): void {
        this.fail(fillLabel(WORDS.tileBad, new URL(this.source).host));
    }

    private fail(problem: string): void {
        this.problem = problem;
        this.source = '';
        this.state = 'bad';
    }
}
