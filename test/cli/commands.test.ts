import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { resultShapes } from './support/resultShapes.ts';
import { repositoryRoot } from './support/sfCli.ts';

const COMMANDS = join(repositoryRoot, 'scripts/commands');

interface Flag {
    readonly type: string;
    readonly char?: string;
    readonly required?: boolean;
    readonly multiple?: boolean;
    readonly options?: readonly string[];
    readonly env?: string;
}
interface CommandClass {
    readonly summary: string;
    readonly description: string;
    readonly examples: readonly string[];
    readonly flags: Readonly<Record<string, Flag>>;
    readonly enableJsonFlag: boolean;
}

const files = readdirSync(COMMANDS, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.ts'))
    .sort();
const load = async (file: string): Promise<CommandClass> =>
    ((await import(pathToFileURL(join(COMMANDS, file)).href)) as { default: CommandClass }).default;

/** One line a flag: what a script may rely on. */
function describeFlag([name, { type, char, required, multiple, options, env }]: readonly [string, Flag]): string {
    const marks = [
        type,
        char && `-${char}`,
        required && 'required',
        multiple && 'multiple',
        options?.join('|'),
        env && `$${env}`
    ];
    return `${name}: ${marks.filter(Boolean).join(' ')}`;
}

describe('commands of the plugin', () => {
    it('keep their names and flags', async () => {
        const shown: Record<string, string[]> = {};
        for (const file of files) {
            const command = file.replace(/\.ts$/, '').split(/[\\/]/).join(' ');
            shown[command] = Object.entries((await load(file)).flags)
                .map(describeFlag)
                .sort();
        }
        expect(shown).toMatchSnapshot();
    }, 120_000);

    it('keep what they give with --json', () => {
        const shapes = resultShapes(files.map((file) => join(COMMANDS, file)));
        expect(Object.keys(shapes)).toHaveLength(files.length);
        expect(shapes).toMatchSnapshot();
    }, 120_000);

    it.each(files)(
        '%s says what it does, with an example',
        async (file) => {
            const { summary, description, examples, enableJsonFlag, flags } = await load(file);
            expect(summary).toMatch(/\.$/);
            expect(description.length).toBeGreaterThan(summary.length / 2);
            expect(examples.length).toBeGreaterThan(0);
            expect(enableJsonFlag).toBe(true);
            expect(Object.keys(flags)).toContain('target-org');
        },
        60_000
    );
});
