import { LightningElement } from 'lwc';
import getContext from '@salesforce/apex/SessionController.getContext';
import getLayers from '@salesforce/apex/MapController.getLayers';
import getSettings from '@salesforce/apex/SettingsController.getSettings';
import type {
    CadenceRecord,
    MapLayer,
    SessionContext,
    SettingsPreview,
    SettingsSaving,
    SettingsSnapshot
} from 'c/contracts';
import { errorTextOf } from 'c/errorText';
import { fillLabel, formattersFor } from 'c/formatters';
import { WORDS } from 'c/settingText';
import { canPreview, offeredKpis, previewOf, type OfferedKpi } from './previewSettings.ts';
import { askForSync, saveSettings } from './saveSettings.ts';
import { changesOf, draftOf, faultCountOf, type LayerDraft, type SettingsDraft } from './settingsDraft.ts';
import { PAGES, type PageDefinition } from './settingsPages.ts';

type State =
    | { readonly kind: 'loading' }
    | { readonly kind: 'noAccess' }
    | { readonly kind: 'failed'; readonly error: unknown }
    | { readonly kind: 'ready'; readonly snapshot: SettingsSnapshot; readonly before: SettingsDraft };
type Outcome = { readonly kind: 'saved' | 'failed' | 'long'; readonly title: string; readonly text: string };

const PREVIEW_AFTER_MS = 400;
const PREVIEWED = new Set(['planning', 'cadences']);

/** Fieldmap Settings: every setting with words, range, default and preview, saved as custom metadata. For admins. */
export default class SettingsHome extends LightningElement {
    readonly words = WORDS;
    state: State = { kind: 'loading' };
    draft: SettingsDraft | null = null;
    layers: readonly MapLayer[] = [];
    pageKey: PageDefinition['key'] = 'layers';
    isSaving = false;
    outcome: Outcome | null = null;
    preview: SettingsPreview | null = null;
    previewProblem = '';
    isPreviewing = false;
    names: ReadonlyMap<string, string> = new Map();
    kpis: readonly OfferedKpi[] = [];
    private timer: ReturnType<typeof setTimeout> | null = null;
    private sequence = 0;

    connectedCallback(): void {
        void this.start();
    }

    disconnectedCallback(): void {
        this.sequence += 1;
        if (this.timer !== null) clearTimeout(this.timer);
    }

    get isReady(): boolean {
        return this.state.kind === 'ready';
    }

    get page(): PageDefinition {
        return PAGES.find(({ key }) => key === this.pageKey) ?? PAGES[0]!;
    }

    get pages(): readonly object[] {
        return PAGES.filter(
            ({ key, settings }) => ['layers', 'cadences', 'kpis'].includes(key) || settings.length > 0
        ).map(({ key, title }) => ({
            key,
            title,
            className: key === this.pageKey ? 'page-link page-link_on' : 'page-link',
            current: key === this.pageKey ? 'page' : 'false'
        }));
    }

    get isLayers(): boolean {
        return this.pageKey === 'layers';
    }

    get isCadences(): boolean {
        return this.pageKey === 'cadences';
    }

    get isKpis(): boolean {
        return this.pageKey === 'kpis';
    }

    get isPlanning(): boolean {
        return this.pageKey === 'planning';
    }

    get isBaseMap(): boolean {
        return this.pageKey === 'baseMap';
    }

    get values(): ReadonlyMap<string, string> {
        return this.draft?.settings ?? new Map();
    }

    get storedValues(): ReadonlyMap<string, string> {
        return this.state.kind === 'ready' ? this.state.before.settings : new Map();
    }

    get latest(): readonly SettingsSaving[] {
        return this.state.kind === 'ready' ? this.state.snapshot.latest : [];
    }

    get classLabels(): ReadonlyMap<string, string> {
        const classes = this.state.kind === 'ready' ? this.state.snapshot.customerClasses : [];
        return new Map(classes.map(({ value, label }) => [value, label]));
    }

    get due(): SettingsPreview['classes'] {
        return this.preview?.classes ?? [];
    }

    get scored(): SettingsPreview['customers'] {
        return this.preview?.customers ?? [];
    }

    get previewNote(): string {
        return this.isPreviewing ? WORDS.previewWait : this.previewProblem;
    }

    get changeCount(): number {
        return this.state.kind === 'ready' && this.draft !== null
            ? changesOf(this.state.snapshot, this.state.before, this.draft).length
            : 0;
    }

    get faultCount(): number {
        return this.state.kind === 'ready' && this.draft !== null ? faultCountOf(this.draft, this.state.before) : 0;
    }

    get hasBar(): boolean {
        return this.changeCount > 0 || this.isSaving || this.outcome !== null;
    }

    get hasChanges(): boolean {
        return this.changeCount > 0 && !this.isSaving;
    }

    get cannotSave(): boolean {
        return this.faultCount > 0;
    }

    get barText(): string {
        const count = formattersFor().number(this.changeCount);
        if (this.changeCount === 0) return '';
        const unsaved = this.changeCount === 1 ? WORDS.unsavedOne : fillLabel(WORDS.unsaved, count);
        if (this.faultCount === 0) return unsaved;
        const faults = formattersFor().number(this.faultCount);
        return `${unsaved} ${this.faultCount === 1 ? WORDS.faultsOne : fillLabel(WORDS.faults, faults)}`;
    }

    get outcomeClass(): string {
        return `outcome outcome_${this.outcome?.kind ?? ''}`;
    }

    handlePage(event: Event): void {
        this.pageKey = (event.currentTarget as HTMLElement).dataset['page'] as PageDefinition['key'];
        this.askPreview(0);
    }

    handleSetting(event: CustomEvent<{ key: string; value: string }>): void {
        const settings = new Map(this.values).set(event.detail.key, event.detail.value);
        this.change({ settings });
    }

    handleCadences(event: CustomEvent<readonly CadenceRecord[]>): void {
        this.change({ cadences: event.detail });
    }

    handleLayers(event: CustomEvent<readonly LayerDraft[]>): void {
        this.change({ layers: event.detail });
    }

    handleKpis(event: CustomEvent<SettingsDraft['kpis']>): void {
        this.change({ kpis: event.detail });
    }

    handleDiscard(): void {
        if (this.state.kind === 'ready') {
            this.draft = this.state.before;
            this.outcome = null;
            this.askPreview(0);
        }
    }

    handleRetry(): void {
        void this.start();
    }

    async handleSave(): Promise<void> {
        if (this.state.kind !== 'ready' || this.draft === null) return;
        const changes = changesOf(this.state.snapshot, this.state.before, this.draft);
        this.isSaving = true;
        this.outcome = null;
        try {
            this.outcome = await this.outcomeOf(await saveSettings(changes, pause));
            if (this.outcome.kind === 'saved') await this.load();
        } catch (error) {
            const { title, actions, detail } = errorTextOf(error);
            this.outcome = { kind: 'failed', title, text: [...actions, detail].join(' ') };
        }
        this.isSaving = false;
    }

    private async outcomeOf({ status, error }: SettingsSaving): Promise<Outcome> {
        if (status === 'Saved') {
            return {
                kind: 'saved',
                title: WORDS.saved,
                text: (await askForSync()) ? WORDS.savedText : WORDS.savedNoSync
            };
        }
        return status === 'Failed'
            ? { kind: 'failed', title: WORDS.failed, text: `${error} ${WORDS.failedText}` }
            : { kind: 'long', title: WORDS.saving, text: WORDS.savingLong };
    }

    private change(part: Partial<SettingsDraft>): void {
        if (this.draft === null) return;
        this.draft = { ...this.draft, ...part };
        this.outcome = null;
        this.askPreview(PREVIEW_AFTER_MS);
    }

    private async start(): Promise<void> {
        this.state = { kind: 'loading' };
        try {
            const session = JSON.parse(await getContext()) as SessionContext;
            if (session.role !== 'admin' || !session.hasAccess) {
                this.state = { kind: 'noAccess' };
                return;
            }
            await this.load();
        } catch (error) {
            this.state = { kind: 'failed', error };
        }
    }

    private async load(): Promise<void> {
        const [settings, layers] = await Promise.all([getSettings(), getLayers()]);
        const snapshot = JSON.parse(settings) as SettingsSnapshot;
        this.layers = JSON.parse(layers) as readonly MapLayer[];
        const before = draftOf(snapshot, this.layers);
        this.draft = before;
        this.state = { kind: 'ready', snapshot, before };
        this.kpis = await offeredKpis(snapshot);
        this.askPreview(0);
    }

    /** What the draft would do, once nothing was typed for a moment; only where it is shown and nothing is wrong. */
    private askPreview(afterMs: number): void {
        if (this.timer !== null) clearTimeout(this.timer);
        if (!PREVIEWED.has(this.pageKey) || this.draft === null || !canPreview(this.draft)) return;
        // Typing is a stream of changes of which only the last matters.
        // eslint-disable-next-line @lwc/lwc/no-async-operation
        this.timer = setTimeout(() => void this.readPreview(), afterMs);
    }

    private async readPreview(): Promise<void> {
        const { draft } = this;
        if (draft === null) return;
        const sequence = ++this.sequence;
        this.isPreviewing = true;
        const answer = await previewOf(draft, this.names);
        if (sequence !== this.sequence) return;
        this.isPreviewing = false;
        this.previewProblem = answer.problem;
        if (answer.preview !== null) {
            this.names = answer.names;
            this.preview = answer.preview;
        }
    }
}

function pause(milliseconds: number): Promise<void> {
    // Salesforce deploys by itself; the page asks how far it is.
    // eslint-disable-next-line @lwc/lwc/no-async-operation
    return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
