/** Every problem the service answers with. The code is part of the contract; docs/problems.md is generated from here. */
export const PROBLEMS = {
    'invalid-request': {
        status: 400,
        title: 'The request does not match the contract',
        actions: ['Correct the members named in errors and send the request again.']
    },
    'not-authenticated': {
        status: 401,
        title: 'The caller could not be verified',
        actions: ['Open the page from Salesforce again.']
    },
    'not-allowed': {
        status: 403,
        title: 'The caller may not do this',
        actions: ['Ask your Salesforce admin for access.']
    },
    'not-found': {
        status: 404,
        title: 'There is no such resource',
        actions: ['Check the id; it may have been deleted.']
    },
    conflict: {
        status: 409,
        title: 'The resource changed in the meantime',
        actions: ['Load it again and repeat the change.']
    },
    'too-large': { status: 413, title: 'The request is too large', actions: ['Send less at once.'] },
    'metadata-too-old': {
        status: 409,
        title: 'The Fieldmap app in Salesforce is older than the service',
        actions: ['An admin runs `sf fieldmap setup`, which brings the app up to date.']
    },
    'middleware-too-old': {
        status: 409,
        title: 'The Fieldmap service is older than the app in Salesforce',
        actions: ['An admin updates the service and restarts it (docs/admin-guide.md, Upgrade).']
    },
    'too-many-requests': { status: 429, title: 'Too many requests', actions: ['Wait as long as Retry-After says.'] },
    'no-working-day': {
        status: 422,
        title: 'The period holds no working day',
        actions: ['Choose other days, or change the working days of the person.']
    },
    'no-base': {
        status: 422,
        title: 'There is no start place for the person',
        actions: ['Set the start place (Visit Base) on the user record.']
    },
    'no-candidates': {
        status: 422,
        title: 'There is nobody to visit',
        actions: ['Check that the person owns accounts or leads with coordinates.']
    },
    'required-does-not-fit': {
        status: 422,
        title: 'A required visit does not fit',
        actions: ['Choose another day or remove the visit.']
    },
    'plan-not-open': { status: 409, title: 'The plan is not open any more', actions: ['Suggest a new plan.'] },
    'plan-violates-rules': {
        status: 500,
        title: 'The plan failed its own check',
        actions: ['Report the request id to your admin.']
    },
    'not-synced': {
        status: 503,
        title: 'The first sync has not finished',
        actions: ['Wait for the first sync; `sf fieldmap sync status` shows how far it is.']
    },
    'org-unreachable': {
        status: 503,
        title: 'Salesforce did not answer',
        actions: ['Try again in a minute; `sf fieldmap doctor` says what is wrong.']
    },
    'store-unavailable': {
        status: 503,
        title: 'The store did not answer',
        actions: ['Try again; if it stays, restart the middleware.']
    },
    internal: {
        status: 500,
        title: 'Something failed on our side',
        actions: ['Try again; report the request id if it happens again.']
    }
} as const satisfies Record<string, { status: number; title: string; actions: readonly string[] }>;

export type ProblemCode = keyof typeof PROBLEMS;
