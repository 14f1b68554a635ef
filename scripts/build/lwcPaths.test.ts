import { describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { lwcPaths, updateLwcPaths } from './lwcPaths.ts';

function project(bundles: readonly string[]): string {
    const root = mkdtempSync(path.join(tmpdir(), 'fieldmap-paths-'));
    for (const bundle of bundles) {
        const [domain, name] = bundle.split('/') as [string, string];
        const folder = path.join(root, 'force-app/main', domain, 'lwc', name);
        mkdirSync(folder, { recursive: true });
        writeFileSync(path.join(folder, `${name}.ts`), '');
    }
    writeFileSync(path.join(root, 'force-app/main/tsconfig.json'), '{"compilerOptions":{"strict":true}}');
    return root;
}

describe('lwcPaths', () => {
    it('lists the bundles of every domain in order of name', () => {
        const root = project(['shared/tree', 'map/pin']);
        expect(Object.entries(lwcPaths(root))).toEqual([
            ['c/pin', ['./map/lwc/pin/pin.ts']],
            ['c/tree', ['./shared/lwc/tree/tree.ts']]
        ]);
    });

    it('refuses a name that two domains use', () => {
        expect(() => lwcPaths(project(['shared/pin', 'map/pin']))).toThrow('Bundle pin exists twice');
    });

    it('writes once, then finds the file up to date, and changes nothing when only checking', () => {
        const root = project(['map/pin']);
        const file = path.join(root, 'force-app/main/tsconfig.json');
        expect(updateLwcPaths(root, true)).toBe(false);
        expect(readFileSync(file, 'utf8')).not.toContain('c/pin');
        updateLwcPaths(root, false);
        expect(updateLwcPaths(root, true)).toBe(true);
        expect(JSON.parse(readFileSync(file, 'utf8')).compilerOptions.strict).toBe(true);
    });
});
