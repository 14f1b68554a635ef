import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { compileComponentSource } from '../build/compileComponents.ts';
import { listBundleFiles, listComponentBundles, type ComponentBundle } from '../build/componentSources.ts';
import { readLabels } from '../build/labels.ts';
import { repositoryRoot } from '../build/repositoryRoot.ts';
import { listApexMethods } from './apexMethods.ts';
import { findForeignTags } from './componentTags.ts';

interface Diagnostic {
    readonly level: number;
    readonly message: string;
    readonly filename?: string;
    readonly location?: { readonly line: number };
}
interface ModuleReference {
    readonly id?: string;
    readonly type?: string;
}
interface CompilerOutput {
    readonly success: boolean;
    readonly diagnostics: Diagnostic[];
    readonly results?: { readonly diagnostics?: Diagnostic[] }[];
    readonly metadata?: { readonly references?: ModuleReference[] };
}
type Compile = (input: Record<string, unknown>) => Promise<CompilerOutput>;

/**
 * Compiles every component with Salesforce's own platform compiler, as a deployment would, Lightning Web Security
 * transforms on, and checks that what a component names exists: components, labels, Apex methods, static resources.
 *
 * Shape: one line per finding; empty when all is well.
 */
export async function checkComponents(forceAppDirectory = path.join(repositoryRoot, 'force-app')): Promise<string[]> {
    const { compile } = createRequire(import.meta.url)('@lwc/sfdc-lwc-compiler') as { compile: Compile };
    const bundles = listComponentBundles(forceAppDirectory);
    const known = {
        components: new Set(bundles.map(({ name }) => name)),
        labels: readLabels(forceAppDirectory),
        apexMethods: listApexMethods(forceAppDirectory)
    };
    const findings: string[] = findForeignTags(bundles);
    for (const bundle of bundles) {
        const files = bundleSources(bundle);
        if (Object.keys(files).length === 0) {
            continue;
        }
        findings.push(...(await compileBundle(compile, bundle.name, files)));
        findings.push(...missingReferences(bundle.name, files, known));
    }
    return findings;
}

function bundleSources(bundle: ComponentBundle): Record<string, string> {
    const files: Record<string, string> = {};
    for (const file of listBundleFiles(bundle)) {
        if (file.endsWith('.d.ts') || !/\.(ts|html|css)$/.test(file)) {
            continue;
        }
        const source = readFileSync(path.join(bundle.directory, file), 'utf8');
        const isScript = file.endsWith('.ts');
        files[isScript ? file.replace(/\.ts$/, '.js') : file] = isScript
            ? compileComponentSource(source, file).code
            : source;
    }
    return files;
}

async function compileBundle(compile: Compile, name: string, files: Record<string, string>): Promise<string[]> {
    const output = await compile({
        bundle: {
            type: 'platform',
            namespace: 'c',
            name,
            files,
            options: {
                apiVersion: 66,
                enableLightningWebSecurityTransforms: true,
                disableProcessNodeEnv: true,
                strictCSSTokenCollection: false
            }
        },
        compilerConfigs: [{ outputConfig: { minify: false, env: { NODE_ENV: 'production' } } }]
    });
    const diagnostics = [
        ...output.diagnostics,
        ...(output.results ?? []).flatMap((result) => result.diagnostics ?? [])
    ];
    const errors = diagnostics.filter(({ level }) => level <= 1);
    if (output.success && errors.length === 0) {
        return [];
    }
    return (errors.length > 0 ? errors : diagnostics).map(
        ({ filename, location, message }) => `${name}/${filename ?? ''}:${location?.line ?? ''} ${message}`
    );
}

interface Known {
    readonly components: ReadonlySet<string>;
    readonly labels: Readonly<Record<string, string>>;
    readonly apexMethods: ReadonlySet<string>;
}

/** The platform compiler does not look whether imported things exist; a deployment fails on them. */
function missingReferences(name: string, files: Record<string, string>, known: Known): string[] {
    const imported = Object.values(files).flatMap((source) =>
        [...source.matchAll(/from\s+'(@salesforce\/[^']+|c\/[^']+)'/g)].map((match) => match[1] ?? '')
    );
    return imported.flatMap((id) => {
        const label = /^@salesforce\/label\/c\.(\w+)$/.exec(id)?.[1];
        if (label !== undefined) {
            return label in known.labels ? [] : [`${name}: label ${label} does not exist`];
        }
        const method = /^@salesforce\/apex\/(\w+\.\w+)$/.exec(id)?.[1];
        if (method !== undefined) {
            return known.apexMethods.has(method) ? [] : [`${name}: Apex method ${method} is not @AuraEnabled static`];
        }
        const component = /^c\/(\w+)$/.exec(id)?.[1];
        return component === undefined || known.components.has(component)
            ? []
            : [`${name}: component c/${component} does not exist`];
    });
}
