import type { CandidateFacts } from '../../planning/ports.ts';

/** Rows as the queries of planningSql.ts give them. */

export interface PersonRow {
    id: string;
    time_zone: string;
    base_latitude: number | null;
    base_longitude: number | null;
    work_days: string | null;
    day_starts_at: string | null;
    day_ends_at: string | null;
}
export interface FeedbackColumns {
    feedback_decision: string | null;
    feedback_reason: string | null;
    feedback_at: Date | null;
}
export interface AccountRow extends FeedbackColumns {
    id: string;
    owner_id: string;
    customer_class: string | null;
    latitude: number | null;
    longitude: number | null;
    opening_hours: string | null;
    annual_revenue: string | null;
    interval_days: number | null;
    last_visit_date: string | null;
    last_outcome: string | null;
    planned_at: Date | null;
    open_deals: CandidateFacts['openDeals'];
}
export interface LeadRow extends FeedbackColumns {
    id: string;
    owner_id: string;
    status: string | null;
    rating: string | null;
    latitude: number | null;
    longitude: number | null;
    opening_hours: string | null;
    last_visit_date: string | null;
    planned_at: Date | null;
}
export interface AppointmentRow {
    id: string;
    object_api_name: 'Event' | 'FieldVisit__c';
    owner_id: string;
    starts_at: Date;
    ends_at: Date;
    related_record_id: string | null;
    latitude: number | null;
    longitude: number | null;
    plan_id: string | null;
    is_all_day: boolean;
}
