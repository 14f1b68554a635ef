import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Plugin } from 'rolldown';
import { compileComponentSource } from './compileComponents.ts';
import { readAppTabs } from './appTabs.ts';
import { listComponentBundles } from './componentSources.ts';

const require = createRequire(import.meta.url);
const BASE_COMPONENTS = path.dirname(require.resolve('lightning-base-components/package.json'));
const SALESFORCE_MODULE = '\0salesforce:';
const TABS_MODULE = '\0workbench:tabs';
const EXTENSIONS = ['ts', 'js', 'html', 'css'];

interface ResolverOptions {
    readonly forceAppDirectory: string;
    /** Page sources of the workbench; holds `platform/` and `shims/lightning/`. */
    readonly pageDirectory: string;
}

/**
 * Resolves what only exists on the Salesforce platform, for a bundle that runs outside it: `c/*` from `force-app`,
 * `lightning/*` from shims first and then from the real base components, `@salesforce/*` from run-time values.
 *
 * The module resolver of the LWC plugin reads package.json again at every import; resolving here is ten times faster.
 */
export function platformResolver({ forceAppDirectory, pageDirectory }: ResolverOptions): Plugin {
    const components = new Map(listComponentBundles(forceAppDirectory).map((b) => [b.name, b.directory]));
    const published = publishedBaseModules();
    return {
        name: 'fieldmap-platform-resolver',
        async resolveId(id, importer) {
            if (id === 'lwc') {
                return require.resolve('@lwc/engine-dom');
            }
            if (/^lightning\/iconSvgTemplates\w+Rtl$/.test(id)) {
                return this.resolve(id.replace(/Rtl$/, ''), importer, { skipSelf: false });
            }
            // Base components bring gates and labels of their own under @salesforce/*.
            if (importer?.includes('lightning-base-components') && published.has(id)) {
                return published.get(id);
            }
            if (id.startsWith('@salesforce/')) {
                return SALESFORCE_MODULE + id;
            }
            if (id === '@workbench/platform') {
                return path.join(pageDirectory, 'platform.ts');
            }
            if (id === '@workbench/tabs') {
                return TABS_MODULE;
            }
            return resolveComponent(id, components) ?? resolveLightning(id, pageDirectory) ?? resolveRelative(id, importer);
        },
        load(id) {
            if (/\.lbc\.native\.css(\?|$)/.test(id)) {
                // Native shadow styles are dead weight under synthetic shadow; an empty file is refused.
                return ':host([data-native]) { --lbc: 1; }';
            }
            if (id === TABS_MODULE) {
                return tabsModule(forceAppDirectory);
            }
            return id.startsWith(SALESFORCE_MODULE) ? salesforceModule(id.slice(SALESFORCE_MODULE.length)) : null;
        },
        transform(code, id) {
            const file = id.split('?', 1)[0] ?? id;
            return file.endsWith('.ts') && !file.includes('node_modules') ? compileComponentSource(code, file) : null;
        }
    };
}

function publishedBaseModules(): Map<string, string> {
    const manifest = JSON.parse(readFileSync(path.join(BASE_COMPONENTS, 'package.json'), 'utf8')) as {
        lwc: { modules: { name?: string; path?: string }[] };
    };
    return new Map(
        manifest.lwc.modules.flatMap((module) =>
            module.name && module.path ? [[module.name, path.join(BASE_COMPONENTS, module.path)] as const] : []
        )
    );
}

function resolveComponent(id: string, components: ReadonlyMap<string, string>): string | undefined {
    const name = /^c\/(\w+)$/.exec(id)?.[1];
    if (name === undefined) {
        return undefined;
    }
    const directory = components.get(name);
    if (directory === undefined) {
        throw new Error(`There is no component c/${name} in force-app.`);
    }
    return firstExisting(path.join(directory, name));
}

function resolveLightning(id: string, pageDirectory: string): string | undefined {
    const name = /^lightning\/(\w+)$/.exec(id)?.[1];
    if (name === undefined) {
        return undefined;
    }
    const shim = path.join(pageDirectory, 'shims/lightning', `${name}.ts`);
    return existsSync(shim) ? shim : firstExisting(path.join(BASE_COMPONENTS, 'src/lightning', name, name));
}

function resolveRelative(id: string, importer: string | undefined): string | undefined {
    if (importer === undefined || !id.startsWith('.')) {
        return undefined;
    }
    const base = path.resolve(path.dirname(importer.split('?', 1)[0] ?? importer), id);
    const source = base.replace(/\.js$/, '.ts');
    return existsSync(source) && source.endsWith('.ts') ? source : !path.extname(base) && existsSync(`${base}.ts`) ? `${base}.ts` : undefined;
}

function firstExisting(withoutExtension: string): string | undefined {
    return EXTENSIONS.map((extension) => `${withoutExtension}.${extension}`).find((file) => existsSync(file));
}

/** The app's tabs with their component classes. */
function tabsModule(forceAppDirectory: string): string {
    const tabs = readAppTabs(forceAppDirectory, 'Fieldmap');
    const imports = tabs.map((tab, index) => `import tab${index} from 'c/${tab.componentName}';`);
    const entries = tabs.map((tab, index) => `{ ...${JSON.stringify(tab)}, component: tab${index} }`);
    return `${imports.join('\n')}\nexport default [${entries.join(', ')}];`;
}

/** Values are read when the page starts, so one bundle serves every person, language and org. */
function salesforceModule(id: string): string {
    const [kind = '', ...rest] = id.slice('@salesforce/'.length).split('/');
    const name = JSON.stringify(rest.join('/'));
    const platform = `import * as platform from '@workbench/platform';`;
    switch (kind) {
        case 'apex':
            return rest.length === 0
                ? `export { refreshApex, getSObjectValue } from '@workbench/platform';`
                : `${platform} export default platform.apexMethod(${name});`;
        case 'label':
            return `${platform} export default platform.label(${name});`;
        case 'resourceUrl':
            return `export default '/resource/' + ${name};`;
        case 'messageChannel':
            return `export default Object.freeze({ channel: ${name} });`;
        case 'schema': {
            const [objectApiName, ...field] = rest.join('/').split('.');
            return `export default ${JSON.stringify(field.length ? { objectApiName, fieldApiName: field.join('.') } : { objectApiName })};`;
        }
        case 'customPermission':
        case 'userPermission':
            return `${platform} export default platform.hasPermission(${name});`;
        case 'user':
        case 'i18n':
        case 'client':
            return `${platform} export default platform.value(${JSON.stringify(kind)}, ${name});`;
        default:
            throw new Error(`The workbench knows no @salesforce/${kind} modules (${id}).`);
    }
}
