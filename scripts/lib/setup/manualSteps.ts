/** What only a person can do. Texts stand in messages/fieldmap.setup.md under `manual.<key>.title` and `.why`. */
export interface ManualStep {
    readonly key: 'integration-licence' | 'data-integration-rules' | 'tiles' | 'supervisor';
    readonly url: string | null;
}

/** The steps that metadata and API cannot do, in the order in which they are done. */
export function manualSteps(instanceUrl: string): readonly ManualStep[] {
    const setup = (page: string): string => new URL(`/lightning/setup/${page}/home`, instanceUrl).href;
    return [
        { key: 'supervisor', url: null },
        { key: 'integration-licence', url: setup('ManageUsers') },
        { key: 'data-integration-rules', url: setup('CleanRules') },
        { key: 'tiles', url: setup('CustomMetadata') }
    ];
}
