import type { Problem } from 'c/contracts';
import { PROBLEM_WORDS, WORDS } from './problemWords.ts';

/** What Salesforce says, in English and Japanese, to people whose permission sets do not open the page's class. */
const NO_CLASS = /access to the Apex class|Apex クラス.*アクセス/;

/** What a person reads when something failed. */
export interface ErrorText {
    readonly title: string;
    /** What to do next, most useful first; may be empty. */
    readonly actions: readonly string[];
    /** For the admin: code and technical detail in English; may be empty. */
    readonly detail: string;
    /** Stable code of a Problem, or `unknown`. */
    readonly code: string;
}

/**
 * Turns anything that a platform call rejects with into words: an Apex error whose message is a Problem, an error of
 * Lightning Data Service, a lost connection, a JavaScript error.
 */
export function errorTextOf(error: unknown): ErrorText {
    const message = messageOf(error);
    const problem = problemOf(error);
    if (problem) return textOfProblem(problem);
    if (NO_CLASS.test(message)) {
        // Every permission set of Fieldmap opens this class: who may not run it has none.
        const title = message.includes('SessionController') ? WORDS.noAccessTitle : WORDS.noClassTitle;
        return { title, actions: [WORDS.noClassAction], detail: message, code: 'no-class-access' };
    }
    if (isOffline(error, message)) {
        return { title: WORDS.offlineTitle, actions: [WORDS.offlineAction], detail: message, code: 'offline' };
    }
    return { title: WORDS.unknownTitle, actions: [WORDS.unknownAction], detail: message, code: 'unknown' };
}

/** The Problem that a platform call was rejected with; null when it was something else. */
export function problemOf(error: unknown): Problem | null {
    return problemIn(messageOf(error)) ?? problemIn(error);
}

function textOfProblem(problem: Problem): ErrorText {
    const words = PROBLEM_WORDS[problem.code];
    const parts = [problem.code, problem.detail, problem.instance].filter((part) => part);
    return {
        title: words?.title ?? problem.title,
        actions: words ? [words.action] : problem.actions,
        detail: parts.join(' · '),
        code: problem.code
    };
}

/** The Problem inside a value: the object itself, or its JSON text. */
function problemIn(value: unknown): Problem | null {
    if (typeof value === 'string') {
        if (!value.startsWith('{')) return null;
        try {
            return problemIn(JSON.parse(value));
        } catch {
            return null;
        }
    }
    return isRecord(value) && typeof value.code === 'string' && typeof value.title === 'string'
        ? (value as unknown as Problem)
        : null;
}

/** `body` is an object with a message (Apex), a list of them (several records), or absent (JavaScript errors). */
function messageOf(error: unknown): string {
    if (typeof error === 'string') return error;
    if (!isRecord(error)) return '';
    const body = error.body;
    if (Array.isArray(body)) return body.map((part) => messageOf(part)).join('; ');
    if (isRecord(body) && typeof body.message === 'string') return body.message;
    return typeof error.message === 'string' ? error.message : '';
}

function isOffline(error: unknown, message: string): boolean {
    // Browsers name a lost connection differently; `TypeError` from fetch is common to all.
    return (
        (error instanceof TypeError && /fetch|network|load failed/i.test(message)) ||
        /disconnected or offline/i.test(message)
    );
}

function isRecord(value: unknown): value is Record<string, unknown> {
    return typeof value === 'object' && value !== null;
}
