import path from 'node:path';
import ts from 'typescript';
import { repositoryRoot } from './sfCli.ts';

const COMMANDS = path.join(repositoryRoot, 'scripts/commands/fieldmap');
const DEEPEST = 7;

/**
 * What each command gives with `--json`, read from its type: `class … extends SfCommand<Result>`.
 *
 * Shape: by command file; members as lines `stages[].name: string`, sorted.
 */
export function resultShapes(files: readonly string[]): Record<string, readonly string[]> {
    const program = ts.createProgram([...files], {
        target: ts.ScriptTarget.ES2022,
        module: ts.ModuleKind.NodeNext,
        moduleResolution: ts.ModuleResolutionKind.NodeNext,
        strict: true,
        skipLibCheck: true,
        noEmit: true,
        allowImportingTsExtensions: true,
        types: ['node'],
        baseUrl: repositoryRoot,
        paths: { '#kernel/*': ['./force-app/main/kernel/lwc/*/*.ts'] }
    });
    const checker = program.getTypeChecker();
    return Object.fromEntries(
        files.map((file) => {
            const source = program.getSourceFile(file);
            const type = source === undefined ? undefined : resultType(source, checker);
            if (type === undefined) throw new Error(`${file} has no class that extends SfCommand<Result>.`);
            return [path.relative(COMMANDS, file).replace(/\.ts$/, ''), membersOf(type, checker, '', 0).sort()];
        })
    );
}

function resultType(source: ts.SourceFile, checker: ts.TypeChecker): ts.Type | undefined {
    for (const node of source.statements) {
        if (!ts.isClassDeclaration(node)) continue;
        const argument = node.heritageClauses?.flatMap(({ types }) => types)[0]?.typeArguments?.[0];
        if (argument !== undefined) return checker.getTypeFromTypeNode(argument);
        const base = node.heritageClauses?.[0]?.types[0];
        const run = base && checker.getTypeAtLocation(base).getProperty('run');
        const signature = run && checker.getTypeOfSymbol(run).getCallSignatures()[0];
        const promised = signature && checker.getAwaitedType(signature.getReturnType());
        if (promised !== undefined) return promised;
    }
    return undefined;
}

function membersOf(type: ts.Type, checker: ts.TypeChecker, at: string, depth: number): string[] {
    const element = checker.isArrayType(type) ? checker.getTypeArguments(type as ts.TypeReference)[0] : undefined;
    if (element !== undefined) return membersOf(element, checker, `${at}[]`, depth);
    const parts = type.isUnion() ? type.types.filter((part) => (part.flags & ts.TypeFlags.Null) === 0) : [type];
    const [only] = parts;
    const isObject =
        parts.length === 1 &&
        only !== undefined &&
        (only.flags & ts.TypeFlags.Object) !== 0 &&
        only.getProperties().length > 0;
    if (!isObject || depth >= DEEPEST) {
        return [`${at}: ${checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation)}`];
    }
    if (type.isUnion() && checker.isArrayType(only)) return membersOf(only, checker, at, depth);
    return only.getProperties().flatMap((property) => {
        const isOptional = (property.flags & ts.SymbolFlags.Optional) !== 0;
        const name = `${at === '' ? '' : `${at}.`}${property.name}${isOptional ? '?' : ''}`;
        return membersOf(checker.getTypeOfSymbol(property), checker, name, depth + 1);
    });
}
