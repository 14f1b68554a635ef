/** `lightning/navigation` outside Salesforce: page references become hash URLs that the frame understands. */
import { currentPageReference, onPageReference, toUrl, type PageReference } from '../../pageReference.ts';

const Navigate = Symbol('Navigate');
const GenerateUrl = Symbol('GenerateUrl');
type Constructor = new (...args: never[]) => object;

function mixin<Base extends Constructor>(base: Base): Base {
    return class extends (base as Constructor) {
        [Navigate](reference: PageReference, replace = false): void {
            const url = toUrl(reference);
            if (!url.startsWith('#')) {
                window.open(url, '_blank', 'noopener');
            } else if (replace) {
                window.location.replace(url);
            } else {
                window.location.assign(url);
            }
        }
        [GenerateUrl](reference: PageReference): Promise<string> {
            return Promise.resolve(toUrl(reference));
        }
    } as unknown as Base;
}

export const NavigationMixin = Object.assign(mixin, { Navigate, GenerateUrl });

/** Wire adapter: the reference of the page that is open, again whenever it changes. */
export class CurrentPageReference {
    private stop: (() => void) | undefined;
    private readonly callback: (reference: PageReference) => void;
    constructor(callback: (reference: PageReference) => void) {
        this.callback = callback;
    }
    connect(): void {
        this.callback(currentPageReference());
        this.stop = onPageReference((reference) => this.callback(reference));
    }
    disconnect(): void {
        this.stop?.();
    }
    update(): void {}
}
