/** Names of the test methods in the text of an Apex class; empty when the class is no test. */
export function testMethodsOf(classBody: string): string[] {
    const code = classBody
        .replace(/\/\*[\s\S]*?\*\//g, ' ')
        .replace(/\/\/[^\n]*/g, ' ')
        .replace(/'(?:[^'\\\n]|\\.)*'/g, "''");
    const annotated =
        /@istest\b(?:\s*\([^)]*\))?\s*(?:(?:private|public|global|protected|static)\s+)*void\s+(\w+)\s*\(/gi;
    const keyword = /\btestmethod\s+(?:static\s+)?void\s+(\w+)\s*\(/gi;
    return [...code.matchAll(annotated), ...code.matchAll(keyword)].flatMap((match) => match[1] ?? []);
}
