import { readJsonFile, writeJsonFile } from '../server/jsonFile.ts';
import type { UserContext } from '../core/types.ts';

/** An External Client App: who may ask for tokens, and how it proves itself. */
export interface ClientApp {
    readonly consumerKey: string;
    readonly label: string;
    /** Null for public clients. */
    readonly consumerSecret: string | null;
    /** PEM of the certificate or public key that JWT assertions are checked against; null switches JWT bearer off. */
    readonly certificate: string | null;
    /** Permission sets whose users are admin-approved; empty lets every user in. */
    readonly permissionSets: readonly string[];
    /** User of the client credentials flow; null switches that flow off. */
    readonly runAsUsername: string | null;
    readonly redirectUris: readonly string[];
}

/** The sf CLI's own app, present in every org. */
const PLATFORM_CLI: ClientApp = {
    consumerKey: 'PlatformCLI',
    label: 'Salesforce CLI',
    consumerSecret: null,
    certificate: null,
    permissionSets: [],
    runAsUsername: null,
    redirectUris: ['http://localhost:1717/OauthRedirect']
};

/** The org's External Client Apps by consumer key. */
export class ClientApps {
    readonly #file: string | null;
    readonly #apps: Map<string, ClientApp>;
    readonly #deployed: (consumerKey: string) => ClientApp | undefined;

    /** `deployed` finds apps that came with metadata. */
    constructor(file: string | null, deployed: (consumerKey: string) => ClientApp | undefined = () => undefined) {
        this.#file = file;
        this.#deployed = deployed;
        const kept = file === null ? [] : readJsonFile<ClientApp[]>(file, []);
        this.#apps = new Map([PLATFORM_CLI, ...kept].map((app) => [app.consumerKey, app]));
    }

    find(consumerKey: string): ClientApp | undefined {
        return this.#apps.get(consumerKey) ?? this.#deployed(consumerKey);
    }

    /** Adds an app or replaces the one with the same key. */
    register(app: ClientApp): void {
        this.#apps.set(app.consumerKey, app);
        if (this.#file !== null) {
            writeJsonFile(
                this.#file,
                [...this.#apps.values()].filter((each) => each !== PLATFORM_CLI)
            );
        }
    }
}

export function isPreauthorised(app: ClientApp, user: UserContext): boolean {
    return app.permissionSets.length === 0 || app.permissionSets.some((name) => user.permissionSets.includes(name));
}
