import { LightningElement, api } from 'lwc';
import getStory from '@salesforce/apex/GoalController.getStory';
import say from '@salesforce/apex/GoalController.say';
import type { GoalStory as Story, GoalUpdate } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import { targetHistory } from 'c/goalRules';
import { goalValueText, KIND_WORDS, words, type GoalView } from 'c/goalText';
import { readPhotos, type PhotoFile } from './photos.ts';

interface Line {
    readonly updateId: string;
    readonly head: string;
    readonly body: string;
    readonly photos: readonly { readonly title: string; readonly url: string }[];
}

/** Comments, actions with photos, support and the history of one goal's target. Event `said` after something was written. */
export default class GoalStory extends LightningElement {
    @api currency: string | null = null;

    readonly words = words;
    story: Story | null = null;
    error: unknown = null;
    body = '';
    photos: readonly PhotoFile[] = [];
    isWorking = false;
    private shown: GoalView | undefined = undefined;
    private sequence = 0;

    @api
    get view(): GoalView | undefined {
        return this.shown;
    }
    set view(view: GoalView | undefined) {
        const isOther = view?.goalId !== this.shown?.goalId || view?.goal.target !== this.shown?.goal.target;
        this.shown = view;
        if (isOther) {
            this.body = '';
            this.photos = [];
            void this.load();
        }
    }

    get lines(): readonly Line[] {
        const format = formattersFor();
        return this.updates
            .filter(({ kind }) => kind === 'Comment' || kind === 'Action')
            .map((update) => ({
                updateId: update.updateId,
                head: `${update.userName} · ${KIND_WORDS[update.kind] ?? ''} · ${format.dateTime(update.at)}`,
                body: update.body ?? '',
                photos: update.photos.map(({ title, url }, index) => ({
                    title: title || fillLabel(words.photoOf, index + 1),
                    url
                }))
            }));
    }

    get hasLines(): boolean {
        return this.lines.length > 0;
    }

    get isSupported(): boolean {
        return this.updates.some(({ kind, isOwn }) => kind === 'Support' && isOwn);
    }

    get pressed(): string {
        return String(this.isSupported);
    }

    get supportLabel(): string {
        return this.isSupported ? words.supported : words.support;
    }

    get supportText(): string {
        const count = this.updates.filter(({ kind }) => kind === 'Support').length;
        if (count === 0) return '';
        return count === 1 ? words.supportOne : fillLabel(words.supportCount, formattersFor().number(count));
    }

    get history(): readonly { readonly key: string; readonly text: string; readonly reason: string | null }[] {
        const { view, story } = this;
        if (!view || story === null) {
            return [];
        }
        const format = formattersFor();
        const text = (value: number | null): string => goalValueText(value, view.unit, format, this.currency);
        const own = this.updates
            .filter(({ kind }) => kind === 'Target')
            .map((update) => ({ ...update, reason: update.body }));
        const platform = story.fieldHistory.map((row) => ({ ...row, reason: null }));
        return targetHistory(own, platform).map((entry) => ({
            key: `${entry.at} ${entry.after ?? ''}`,
            text: fillLabel(
                words.historyRow,
                format.dateTime(entry.at),
                text(entry.before),
                text(entry.after),
                entry.userName
            ),
            reason: entry.reason
        }));
    }

    get hasHistory(): boolean {
        return this.history.length > 0;
    }

    get isQuiet(): boolean {
        return this.isWorking || this.body.trim() === '';
    }

    get photoNames(): string {
        return this.photos.map(({ title }) => title).join(', ');
    }

    private get updates(): readonly GoalUpdate[] {
        return this.story?.updates ?? [];
    }

    handleBody(event: Event): void {
        this.body = (event.target as HTMLTextAreaElement).value;
    }

    async handlePhotos(event: Event): Promise<void> {
        const { files } = event.target as HTMLInputElement;
        this.photos = await readPhotos([...(files ?? [])]);
    }

    handleComment(): void {
        void this.write('Comment');
    }

    handleAction(): void {
        void this.write('Action');
    }

    handleSupport(): void {
        void this.write('Support');
    }

    private async write(kind: GoalUpdate['kind']): Promise<void> {
        const goalId = this.shown?.goalId;
        if (goalId === undefined) return;
        this.isWorking = true;
        this.error = null;
        try {
            const isSupport = kind === 'Support';
            const photosJson = kind === 'Action' && this.photos.length > 0 ? JSON.stringify(this.photos) : null;
            await say({ goalId, kind, body: isSupport ? null : this.body.trim(), photosJson });
            if (!isSupport) {
                this.body = '';
                this.photos = [];
            }
            await this.load();
            this.dispatchEvent(new CustomEvent('said'));
        } catch (error) {
            this.error = error;
        } finally {
            this.isWorking = false;
        }
    }

    private async load(): Promise<void> {
        const sequence = ++this.sequence;
        const goalId = this.shown?.goalId;
        if (goalId === undefined) return;
        this.story = null;
        try {
            const story = JSON.parse(await getStory({ goalId })) as Story;
            if (sequence === this.sequence) this.story = story;
        } catch (error) {
            if (sequence === this.sequence) this.error = error;
        }
    }
}
