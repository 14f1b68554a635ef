import { LightningElement, api } from 'lwc';
import { loadStyle } from 'lightning/platformResourceLoader';
import PRINT_STYLE from '@salesforce/resourceUrl/fieldmapPrint';
import { formattersFor } from 'c/formatters';
import type LeafletMap from 'c/leafletMap';
import type { MapSituation } from 'c/mapData';
import { chooseTheme, themeChoice, type MapThemeChoice } from 'c/mapTheme';
import { LABELS } from './labels.ts';
import { composeSheet } from './mapPicture.ts';
import { pictureLegends } from './pictureLegends.ts';

const THEMES: readonly MapThemeChoice[] = ['auto', 'light', 'dark'];
/** Marks the page while the print view is open; `fieldmapPrint.css` then prints the sheet alone. */
const PRINTING = 'fieldmap-printing';

/** Colours of the map, picture and print view. A panel of the map (see mapScreen.ts). */
export default class OutputPanel extends LightningElement {
    @api situation: MapSituation | null = null;

    readonly words = LABELS;
    readonly panelName = 'output';
    choice: MapThemeChoice = themeChoice();
    title = LABELS.titleDefault;
    fault = '';
    /** Address of the sheet while the print view is open. */
    sheetUrl = '';
    private hasStyle = false;

    get openPanel(): string {
        return this.situation?.facts.openPanel ?? '';
    }
    get isNarrow(): boolean {
        return this.situation?.facts.isNarrow ?? false;
    }
    get isPrinting(): boolean {
        return this.sheetUrl !== '';
    }
    get themes(): readonly object[] {
        return THEMES.map((theme) => ({
            theme,
            label: this.words[theme],
            pressed: String(theme === this.choice),
            className: theme === this.choice ? 'theme theme-on' : 'theme'
        }));
    }

    disconnectedCallback(): void {
        this.closeSheet();
    }

    handleTheme(event: Event): void {
        this.choice = (event.currentTarget as HTMLElement).dataset.theme as MapThemeChoice;
        chooseTheme(this.choice);
    }

    handleTitle(event: Event): void {
        this.title = (event.target as HTMLInputElement).value.trim();
    }

    async handleSave(): Promise<void> {
        const url = await this.sheet();
        if (!url) return;
        const link = document.createElement('a');
        link.href = url;
        link.download = 'fieldmap.png';
        link.click();
        URL.revokeObjectURL(url);
    }

    async handlePrintView(): Promise<void> {
        const url = await this.sheet();
        if (!url) return;
        if (!this.hasStyle) {
            await loadStyle(this, PRINT_STYLE);
            this.hasStyle = true;
        }
        document.body.classList.add(PRINTING);
        this.sheetUrl = url;
        await Promise.resolve();
        this.template?.querySelector<HTMLElement>('.print')?.focus();
    }

    handlePrint(): void {
        window.print();
    }

    handleClose(): void {
        this.closeSheet();
        this.template?.querySelector<HTMLElement>('.print-view')?.focus();
    }

    handleKey(event: KeyboardEvent): void {
        if (event.key === 'Escape') {
            event.stopPropagation();
            this.handleClose();
        }
    }

    private closeSheet(): void {
        if (this.sheetUrl !== '') URL.revokeObjectURL(this.sheetUrl);
        this.sheetUrl = '';
        document.body.classList.remove(PRINTING);
    }

    /** Address of the composed sheet as PNG; empty when it could not be made, with the reason on the panel. */
    private async sheet(): Promise<string> {
        this.fault = '';
        const { situation } = this;
        const map = (situation?.facts.map() ?? null) as unknown as LeafletMap | null;
        if (!situation || !map) return '';
        const { context, selections } = situation.facts;
        const format = formattersFor(context);
        try {
            const picture = map.picture();
            if (!picture) throw new Error('The map is not there yet.');
            const sheet = composeSheet(picture, {
                title: this.title,
                subtitle: `${context.name} · ${format.date(new Date().toISOString().slice(0, 10))}`,
                attribution: map.credits,
                legends: pictureLegends(map.layerLegends, selections, format)
            });
            const blob = await blobOf(sheet);
            return URL.createObjectURL(blob);
        } catch (error) {
            const isRefused = error instanceof DOMException && error.name === 'SecurityError';
            this.fault = isRefused ? this.words.noGround : this.words.failed;
            return '';
        }
    }
}

function blobOf(canvas: HTMLCanvasElement): Promise<Blob> {
    return new Promise((resolve, reject) => {
        canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The canvas gave no picture.'))), 'image/png');
    });
}
