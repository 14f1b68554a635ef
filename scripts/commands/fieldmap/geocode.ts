import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Messages } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import { addressesWithoutPlace, applyPlaces } from '../../lib/geocode/geocodeOrg.ts';
import type { Address, GeocodeProvider } from '../../lib/geocode/provider.ts';
import { PROVIDERS } from '../../lib/geocode/providers/index.ts';
import { approvedOf, reviewTable, type Proposal } from '../../lib/geocode/reviewTable.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('fieldmap', 'fieldmap.geocode');

/** Shape: result of `sf fieldmap geocode --json`. */
export interface GeocodeResult {
    readonly reviewFile: string;
    readonly found: number;
    readonly notFound: number;
    /** Written to the org; 0 without `--apply`. */
    readonly applied: number;
    readonly refused: readonly string[];
}

/** `sf fieldmap geocode`: coordinates for records without; a person looks through them before they are written. */
export default class FieldmapGeocode extends SfCommand<GeocodeResult> {
    static override readonly summary = messages.getMessage('summary');
    static override readonly description = messages.getMessage('description');
    static override readonly examples = messages.getMessages('examples');
    static override readonly flags = {
        'target-org': Flags.requiredOrg(),
        'api-version': Flags.orgApiVersion(),
        'review-file': Flags.file({
            char: 'f',
            summary: messages.getMessage('flags.review-file.summary'),
            required: true
        }),
        provider: Flags.string({
            summary: messages.getMessage('flags.provider.summary'),
            options: Object.keys(PROVIDERS),
            default: 'csv'
        }),
        coarse: Flags.boolean({ summary: messages.getMessage('flags.coarse.summary'), exclusive: ['apply'] }),
        source: Flags.string({ summary: messages.getMessage('flags.source.summary') }),
        'provider-url': Flags.url({ summary: messages.getMessage('flags.provider-url.summary') }),
        apply: Flags.boolean({
            summary: messages.getMessage('flags.apply.summary'),
            exclusive: ['source', 'provider-url']
        }),
        'no-prompt': Flags.boolean({ char: 'p', summary: messages.getMessage('flags.no-prompt.summary') })
    };

    async run(): Promise<GeocodeResult> {
        const { flags } = await this.parse(FieldmapGeocode);
        const connection = flags['target-org'].getConnection(flags['api-version']);
        const reviewFile = flags['review-file'];
        if (!flags.apply) {
            const provider = providerOf(flags.provider, flags.source ?? null, flags['provider-url'] ?? null);
            const addresses: Address[] = [];
            for (const objectApiName of ['Account', 'Lead'] as const) {
                addresses.push(...(await addressesWithoutPlace(connection, objectApiName, flags.coarse)));
            }
            const { proposals, failure } = await this.lookUp(provider, addresses);
            mkdirSync(path.dirname(path.resolve(reviewFile)), { recursive: true });
            writeFileSync(reviewFile, reviewTable(proposals));
            const found = proposals.filter(({ located }) => located !== null).length;
            if (failure !== null) {
                const counts = [String(proposals.length), String(addresses.length), failure.message];
                throw messages.createError('error.stopped', counts, [reviewFile]);
            }
            this.log(messages.getMessage('info.review', [String(found), String(proposals.length), reviewFile]));
            return { reviewFile, found, notFound: proposals.length - found, applied: 0, refused: [] };
        }
        if (!existsSync(reviewFile)) {
            throw messages.createError('error.reviewFile', [reviewFile]);
        }
        const approved = approvedOf(readFileSync(reviewFile, 'utf8'));
        const isSilent = flags['no-prompt'] || this.jsonEnabled();
        const message = messages.getMessage('prompt.apply', [
            String(approved.length),
            flags['target-org'].getUsername() ?? ''
        ]);
        if (!isSilent && !(await this.confirm({ message }))) {
            throw messages.createError('error.declined');
        }
        const refused = await applyPlaces(connection, approved);
        refused.forEach((each) => this.warn(each));
        const applied = approved.length - refused.length;
        this.log(messages.getMessage('info.applied', [String(applied), String(refused.length)]));
        return { reviewFile, found: approved.length, notFound: 0, applied, refused };
    }

    /** One address after the other; a provider that fails on the way keeps what was found before. */
    private async lookUp(
        provider: GeocodeProvider,
        addresses: readonly Address[]
    ): Promise<{ readonly proposals: readonly Proposal[]; readonly failure: Error | null }> {
        const proposals: Proposal[] = [];
        this.spinner.start(messages.getMessage('info.lookUp'));
        try {
            for (const address of addresses) {
                proposals.push({ address, located: await provider.locate(address) });
                this.spinner.status = `${proposals.length}/${addresses.length}`;
            }
            return { proposals, failure: null };
        } catch (error) {
            return { proposals, failure: error instanceof Error ? error : new Error(String(error)) };
        } finally {
            this.spinner.stop();
        }
    }
}

/** Errors: SfError with what to pass when the provider lacks its file or server. */
function providerOf(name: string, source: string | null, url: URL | null): GeocodeProvider {
    const choice = PROVIDERS[name]!;
    if (choice.needs === 'url' && !(url?.protocol === 'https:' || url?.protocol === 'http:')) {
        throw messages.createError('error.providerUrl', [name]);
    }
    if (choice.needs === 'source' && source === null) {
        throw messages.createError('error.source');
    }
    if (choice.needs === 'source' && source !== null && !existsSync(source)) {
        throw messages.createError('error.sourceFile', [source]);
    }
    return choice.create({ source, url });
}
