import { LightningElement, api } from 'lwc';
import type { MapLayer, SessionContext } from 'c/contracts';
import { fillLabel } from 'c/formatters';
import { LABELS } from './labels.ts';
import { loadContext, loadLayers } from './mapApi.ts';
import { PageLayout } from './pageLayout.ts';

type State =
    | { readonly kind: 'loading' }
    | { readonly kind: 'denied'; readonly missing: readonly string[] }
    | { readonly kind: 'failed'; readonly error: unknown }
    | { readonly kind: 'ready'; readonly context: SessionContext; readonly layers: readonly MapLayer[] };

/** Asks who is looking and what can be shown; then the map screen, or what is missing and what to do. */
export default class MapWorkspace extends LightningElement {
    /** Height in pixels; 0 fills the window. */
    @api height = 0;
    /** One column also where there is room for two: for a home page beside other parts. */
    @api isCompact = false;
    /** Keys of the layers to open with, separated by commas; empty: those that are on by default. */
    @api layerKeys = '';

    readonly words = LABELS;
    state: State = { kind: 'loading' };
    isNarrow = false;
    heightStyle = '';
    private layout: PageLayout | null = null;

    get isLoading(): boolean {
        return this.state.kind === 'loading';
    }
    get denied(): { readonly text: string } | null {
        const { state } = this;
        return state.kind === 'denied' ? { text: fillLabel(this.words.accessText, state.missing.join(', ')) } : null;
    }
    get failed() {
        return this.state.kind === 'failed' ? this.state : null;
    }
    get ready() {
        return this.state.kind === 'ready' ? this.state : null;
    }
    get openLayerKeys(): readonly string[] | null {
        const keys = (this.layerKeys ?? '')
            .split(',')
            .map((key) => key.trim())
            .filter((key) => key !== '');
        return keys.length > 0 ? keys : null;
    }
    get rootClass(): string {
        return this.isNarrow ? 'workspace workspace-narrow' : 'workspace';
    }

    connectedCallback(): void {
        this.start();
    }

    renderedCallback(): void {
        const root = this.template?.querySelector<HTMLElement>('.workspace');
        if (!root || this.layout) return;
        this.layout = new PageLayout(root, this.height, ({ isNarrow, heightPixels }) => {
            this.isNarrow = isNarrow || this.isCompact;
            this.heightStyle = `height: ${heightPixels}px`;
        });
    }

    disconnectedCallback(): void {
        this.layout?.remove();
        this.layout = null;
    }

    handleRetry(): void {
        this.state = { kind: 'loading' };
        this.start();
    }

    private async start(): Promise<void> {
        try {
            const [context, layers] = await Promise.all([loadContext(), loadLayers()]);
            this.state = context.hasAccess
                ? { kind: 'ready', context, layers }
                : { kind: 'denied', missing: context.missing };
        } catch (error) {
            this.state = { kind: 'failed', error };
        }
    }
}
