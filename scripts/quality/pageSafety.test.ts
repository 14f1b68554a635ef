import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { repositoryRoot } from '../build/repositoryRoot.ts';

/** What Lightning Web Security blocks or what could run text of a record as code, by what it would be written like. */
const FORBIDDEN: readonly (readonly [string, RegExp])[] = [
    ['HTML from a string', /\b(innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|DOMParser|srcdoc)\b/],
    ['writing into the page', /\bdocument\.write(ln)?\s*\(/],
    ['code from a string', /\beval\s*\(|new Function\s*\(|set(Timeout|Interval)\s*\(\s*['"`]/],
    ['workers, which Lightning Web Security blocks', /new (Shared)?Worker\s*\(|importScripts/],
    ['markup that is not escaped', /lwc:inner-html|unescaped/],
    ['a script of another host', /loadScript\([^)]*https?:|<script|import\(['"`]https?:/],
    ['popups of Leaflet, which take HTML', /\.(bindPopup|bindTooltip|setPopupContent|setTooltipContent)\s*\(|divIcon/]
];

function findings(text: string): string[] {
    return FORBIDDEN.filter(([, pattern]) => pattern.test(text)).map(([name]) => name);
}

function* sources(folder: string): Iterable<string> {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
        const file = path.join(folder, entry.name);
        if (entry.isDirectory()) {
            if (!['__tests__', 'staticresources', '__mocks__'].includes(entry.name)) yield* sources(file);
        } else if (/\.(ts|html)$/.test(entry.name) && !entry.name.endsWith('.d.ts')) yield file;
    }
}

describe('what runs in the page', () => {
    it('makes no code or markup out of text and loads nothing from elsewhere', () => {
        const found = [...sources(path.join(repositoryRoot, 'force-app/main'))].flatMap((file) =>
            findings(readFileSync(file, 'utf8')).map((name) => `${path.relative(repositoryRoot, file)}: ${name}`)
        );
        expect(found).toEqual([]);
    });

    it.each([
        ['element.innerHTML = name;', 'HTML from a string'],
        ["setTimeout('go()', 1)", 'code from a string'],
        ['new Worker(url)', 'workers, which Lightning Web Security blocks'],
        ["loadScript(this, 'https://cdn.example/leaflet.js')", 'a script of another host'],
        ['marker.bindPopup(record.Name)', 'popups of Leaflet, which take HTML']
    ])('would be seen: %s', (text, name) => {
        expect(findings(text)).toEqual([name]);
    });
});
