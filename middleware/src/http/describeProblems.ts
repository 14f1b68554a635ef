import { PROBLEMS } from '../platform/problems.ts';

/** The text of `docs/problems.md`: every problem with its status and what to do. A test compares it with the file. */
export function describeProblems(): string {
    const sections = Object.entries(PROBLEMS).flatMap(([code, { status, title, actions }]) => [
        `## ${code}`,
        '',
        `${title} (${status}).`,
        '',
        ...actions.map((action) => `- ${action}`),
        ''
    ]);
    return `${[
        '# Problems',
        '',
        'Every error of the middleware is `application/problem+json` (RFC 9457) with one of these codes. `errors` points at',
        'members of the request (JSON Pointer), `instance` holds the request id, which is also in the log.',
        'Generated from `middleware/src/platform/problems.ts`; do not edit.',
        '',
        ...sections
    ]
        .join('\n')
        .trimEnd()}\n`;
}
