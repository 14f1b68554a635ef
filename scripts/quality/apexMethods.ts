import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** `Class.method` of every `@AuraEnabled` static Apex method below `force-app/main`. */
export function listApexMethods(forceAppDirectory: string): Set<string> {
    const main = path.join(forceAppDirectory, 'main');
    const classes = existsSync(main)
        ? readdirSync(main, { recursive: true })
              .map(String)
              .filter((file) => file.endsWith('.cls'))
        : [];
    return new Set(
        classes.flatMap((file) => {
            const source = readFileSync(path.join(main, file), 'utf8');
            const className = path.basename(file, '.cls');
            const methods = source.matchAll(
                /@AuraEnabled(?:\([^)]*\))?\s+(?:public|global)\s+static\s+[\w<>.,\s]+?\s(\w+)\s*\(/gi
            );
            return [...methods].map((match) => `${className}.${match[1] ?? ''}`);
        })
    );
}
