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
