/** Why each permission set has the rights it has. Every right of a permission set stands here; a test holds both together. */

/** Why people, and the integration user, need an object. */
export const OBJECT_REASONS: Readonly<Record<string, { readonly people: string; readonly integration: string }>> = {
    Account: {
        people: 'customers on the map, in plans and lists; managers and admins correct pins and owners',
        integration: 'mirrors customers; writes last visit, next due and priority'
    },
    CoachingNote__c: {
        people: 'managers write notes on a talk, the rep comments on the own ones',
        integration: 'counts one-on-ones; never reads what was said'
    },
    Contact: { people: 'whom to meet and how to reach them', integration: 'which account a contact belongs to' },
    FieldVisit__c: {
        people: 'visits are planned, recorded and reported; nobody below an admin deletes one',
        integration: 'writes visits of accepted plans and confirmed stays'
    },
    FieldVisitSignal__e: { people: 'the live board hears that a visit was saved', integration: '' },
    Lead: {
        people: 'prospects on the map and in plans; admins correct owners',
        integration: 'mirrors prospects; writes last visit, next due and priority'
    },
    MapArea__c: { people: 'areas drawn on the map: own ones and shared ones', integration: '' },
    MapFilter__c: { people: 'saved filters: own ones and shared ones', integration: '' },
    Opportunity: {
        people: 'open deals on cards and in the value of a visit',
        integration: 'mirrors deals; writes days in stage, stalled and priority'
    },
    SettingsChange__c: { people: 'admins see who changed which setting, and whether it was deployed', integration: '' },
    SuggestionFeedback__c: {
        people: 'answers to suggestions; never changed afterwards',
        integration: 'writes answers that were given while a plan was accepted'
    },
    UserExternalCredential: {
        people: 'Salesforce asks for it before it lets a person use a named credential',
        integration: ''
    },
    VisitGoalUpdate__c: { people: 'comments and changes of goals', integration: 'when a goal was last touched' },
    VisitGoal__c: {
        people: 'goals: reps read them, managers set them',
        integration: 'mirrors goals and their targets'
    },
    VisitReportDraft__c: { people: 'an unfinished report, for its writer only', integration: '' }
};

export const USER_PERMISSION_REASONS: Readonly<Record<string, string>> = {
    ActivitiesAccess: 'calendar entries',
    EditEvent: 'calendar entries of planned visits are made and moved',
    ApiEnabled: 'the middleware speaks to the API',
    ApiUserOnly: 'nobody signs in to the page with this user',
    ViewRoles: 'the role hierarchy decides who sees whose figures',
    ViewSetup: 'permission sets, business hours and holidays are read'
};

/** What standard fields are read or written for; own fields carry it in their description. */
export const FIELD_REASONS: Readonly<Record<string, string>> = {
    'Account.AccountNumber': 'card and search',
    'Account.AnnualRevenue': 'card, map filter, figures by area',
    'Account.BillingAddress': 'place on the map, card',
    'Account.Industry': 'card, map filter, KPI cuts',
    'Account.ParentId': 'groups of customers',
    'Account.Phone': 'call from card and briefing',
    'Account.Type': 'card, map filter, new customers in KPIs',
    'Account.Website': 'card',
    'Contact.AccountId': 'whose contact it is',
    'Contact.Email': 'briefing of a visit',
    'Contact.MobilePhone': 'call from the briefing',
    'Contact.Phone': 'call from the briefing',
    'Contact.Title': 'briefing of a visit',
    'Event.Location': 'where an appointment is',
    'Event.ShowAs': 'free or busy',
    'Event.WhatId': 'customer of an appointment',
    'Event.WhoId': 'prospect of an appointment',
    'Lead.Address': 'place on the map, card',
    'Lead.AnnualRevenue': 'card, map filter',
    'Lead.Email': 'briefing of a visit',
    'Lead.Industry': 'card, map filter',
    'Lead.LeadSource': 'card, KPI cuts',
    'Lead.Phone': 'call from card and briefing',
    'Lead.Rating': 'value of a visit, map colour',
    'Lead.Title': 'card',
    'Opportunity.AccountId': 'whose deal it is',
    'Opportunity.Amount': 'value of a visit, KPIs',
    'Opportunity.ExpectedRevenue': 'card',
    'Opportunity.LeadSource': 'card',
    'Opportunity.NextStep': 'briefing of a visit',
    'Opportunity.Probability': 'weighted pipeline',
    'Opportunity.Type': 'card'
};
