import { fromDateTime, toDateTime } from '../dates.ts';
import type { FieldValue, Row } from '../types.ts';
import type { Draft } from './draft.ts';

export interface DeriveContext {
    get(objectName: string, id: string): Row | undefined;
    find(objectName: string, field: string, value: FieldValue): Row | undefined;
    readonly stamp: string;
}
type Rule = (draft: Draft, before: Row | null, context: DeriveContext) => void;

const RULES: Readonly<Record<string, Rule>> = {
    User: personName,
    Contact: personName,
    Lead: personName,
    Opportunity: opportunity,
    Event: event,
    Task: task
};

export function isDerived(objectName: string): boolean {
    return objectName in RULES;
}

/** Fills what Salesforce computes by itself: names, stage figures, times of activities. */
export function derive(objectName: string, draft: Draft, before: Row | null, context: DeriveContext): void {
    RULES[objectName]?.(draft, before, context);
}

function personName(draft: Draft): void {
    draft['Name'] = [draft['FirstName'], draft['LastName']].filter(Boolean).join(' ');
}

function opportunity(draft: Draft, before: Row | null, context: DeriveContext): void {
    const stage = context.find('OpportunityStage', 'ApiName', draft['StageName'] ?? null);
    const stageChanged = before?.['StageName'] !== draft['StageName'];
    draft['IsClosed'] = stage?.['IsClosed'] === true;
    draft['IsWon'] = stage?.['IsWon'] === true;
    if (stage && stageChanged) {
        if ((draft['Probability'] ?? null) === (before?.['Probability'] ?? null)) {
            draft['Probability'] = stage['DefaultProbability'];
        }
        if ((draft['ForecastCategoryName'] ?? null) === (before?.['ForecastCategoryName'] ?? null)) {
            draft['ForecastCategoryName'] = stage['ForecastCategoryName'];
        }
        draft['ForecastCategory'] = stage['ForecastCategory'];
    }
    if (before && stageChanged) {
        draft['LastStageChangeDate'] = context.stamp;
    }
    if (typeof draft['Amount'] === 'number') {
        draft['ExpectedRevenue'] = (draft['Amount'] * Number(draft['Probability'] ?? 0)) / 100;
    }
    const closeDate = draft['CloseDate'];
    if (typeof closeDate === 'string') {
        draft['FiscalYear'] = Number(closeDate.slice(0, 4));
        draft['FiscalQuarter'] = Math.ceil(Number(closeDate.slice(5, 7)) / 3);
    }
}

function event(draft: Draft, before: Row | null, context: DeriveContext): void {
    const start = draft['StartDateTime'] ?? draft['ActivityDateTime'];
    accountOf(draft, context);
    if (typeof start !== 'string') {
        return;
    }
    draft['StartDateTime'] = start;
    draft['ActivityDateTime'] = start;
    const minutes = draft['DurationInMinutes'];
    const endGiven = typeof draft['EndDateTime'] === 'string' && draft['EndDateTime'] !== before?.['EndDateTime'];
    if (!endGiven && typeof minutes === 'number') {
        draft['EndDateTime'] = toDateTime(fromDateTime(start) + minutes * 60_000);
    }
    const end = draft['EndDateTime'];
    if (typeof end === 'string') {
        draft['DurationInMinutes'] = Math.round((fromDateTime(end) - fromDateTime(start)) / 60_000);
        draft['EndDate'] = end.slice(0, 10);
    }
    draft['ActivityDate'] = start.slice(0, 10);
}

function task(draft: Draft, before: Row | null, context: DeriveContext): void {
    accountOf(draft, context);
    draft['IsClosed'] = draft['Status'] === 'Completed';
    draft['IsHighPriority'] = draft['Priority'] === 'High';
    if (draft['IsClosed'] && before?.['IsClosed'] !== true) {
        draft['CompletedDateTime'] = context.stamp;
    }
}

/** An activity belongs to the Account that it names, or to that of its Opportunity or Contact. */
function accountOf(draft: Draft, context: DeriveContext): void {
    const what = draft['WhatId'];
    const who = draft['WhoId'];
    if (typeof what === 'string' && what.startsWith('001')) {
        draft['AccountId'] = what;
    } else if (typeof what === 'string' && what.startsWith('006')) {
        draft['AccountId'] = context.get('Opportunity', what)?.['AccountId'];
    } else if (typeof who === 'string' && who.startsWith('003')) {
        draft['AccountId'] = context.get('Contact', who)?.['AccountId'];
    }
}
