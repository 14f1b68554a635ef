// Platform modules that @salesforce/lightning-types 0.8 does not describe. Compile-time only; never deployed.

declare module '@salesforce/apex' {
    export function refreshApex(wired: unknown): Promise<void>;
}
declare module '@salesforce/apex/*' {
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- one method serves as function and as wire adapter
    const method: import('lwc').WireAdapterConstructor<any, any> & ((params?: object) => Promise<string>);
    export default method;
}
declare module '@salesforce/label/*' {
    const label: string;
    export default label;
}
declare module '@salesforce/resourceUrl/*' {
    const url: string;
    export default url;
}
declare module '@salesforce/i18n/*' {
    const value: string;
    export default value;
}
declare module '@salesforce/messageChannel/*' {
    const channel: object;
    export default channel;
}
declare module '@salesforce/schema/*' {
    const reference: { fieldApiName: string; objectApiName: string };
    export default reference;
}
