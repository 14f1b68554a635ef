declare module '@workbench/tabs' {
    interface WorkbenchTab {
        readonly apiName: string;
        readonly labels: { readonly en: string; readonly ja: string };
        readonly componentName: string;
        readonly permissionSets: readonly string[];
        readonly component: new () => HTMLElement;
    }
    const tabs: readonly WorkbenchTab[];
    export default tabs;
}
declare module 'lwc' {
    /** What a shim needs of a component's base class; the components themselves have the package's own types. */
    export class LightningElement extends EventTarget {
        readonly template: ShadowRoot | null;
    }
    export function api(value: unknown, context: unknown): void;
    export function createElement(name: string, options: { is: new () => HTMLElement }): HTMLElement;
}
declare module 'lightning/toast' {
    const Toast: unknown;
    export default Toast;
}
declare module 'lightning/toastContainer' {
    const ToastContainer: { instance(options: Record<string, unknown>): void };
    export default ToastContainer;
}
declare module '@lwc/synthetic-shadow';
declare module 'c/fieldmapNearby' {
    const FieldmapNearby: new () => HTMLElement;
    export default FieldmapNearby;
}
declare module 'c/fieldmapCheckIn' {
    const FieldmapCheckIn: new () => HTMLElement;
    export default FieldmapCheckIn;
}
