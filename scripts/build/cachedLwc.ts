import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import type { RollupLwcOptions } from '@lwc/rollup-plugin';
import type { Plugin } from 'rolldown';

// The package is CommonJS and its types say otherwise, so it is loaded as what it is.
const lwc = createRequire(import.meta.url)('@lwc/rollup-plugin') as (options: RollupLwcOptions) => unknown;
type Transform = (this: unknown, code: string, id: string) => { code: string } | null | undefined;

/** The LWC compiler as a bundler plugin, with an on-disk cache for packages: base components do not change between builds. */
export function cachedLwc(options: RollupLwcOptions, cacheDirectory: string): Plugin {
    const plugin = lwc(options) as Plugin & { version?: string };
    const transform = plugin.transform as unknown as Transform;
    const salt = `${plugin.version ?? ''}${JSON.stringify(options)}`;
    mkdirSync(cacheDirectory, { recursive: true });
    return {
        ...plugin,
        transform(this: unknown, code: string, id: string) {
            if (!id.includes('node_modules')) {
                return transform.call(this, code, id);
            }
            const key = createHash('sha256').update(salt).update(id).update('\0').update(code).digest('hex');
            const file = path.join(cacheDirectory, key);
            if (existsSync(file)) {
                return { code: readFileSync(file, 'utf8'), map: null };
            }
            const result = transform.call(this, code, id);
            if (result) {
                writeFileSync(file, result.code);
            }
            return result;
        }
    } as Plugin;
}
