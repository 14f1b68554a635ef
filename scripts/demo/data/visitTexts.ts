import type { VisitOutcome } from './model.ts';

export interface VisitTexts {
    readonly notes: readonly string[];
    readonly nextSteps: readonly string[];
}

/** What sellers write after a visit. Invented. */
export const VISIT_TEXTS: Readonly<Record<'en' | 'ja', Readonly<Record<VisitOutcome, VisitTexts>>>> = {
    en: {
        Order: {
            notes: [
                'Signed on the spot after the price for the larger quantity was clear.',
                'Order confirmed; delivery in two parts.'
            ],
            nextSteps: ['Confirm the delivery date', 'Send the order confirmation']
        },
        'Offer Requested': {
            notes: [
                'Wants an offer for the new line, decision within a month.',
                'Compares us with one other supplier; asked for a written offer.'
            ],
            nextSteps: ['Send the offer', 'Clarify quantities and send the offer']
        },
        'Next Meeting Agreed': {
            notes: [
                'Went through open questions; will bring the workshop manager next time.',
                'Good talk, stock is still full, next look in a few weeks.'
            ],
            nextSteps: ['Bring samples', 'Meet the workshop manager']
        },
        'Information Given': {
            notes: [
                'Showed the new catalogue; no need at the moment.',
                'Explained delivery times and the return of pallets.'
            ],
            nextSteps: ['Send the data sheets', 'Ask again after the season']
        },
        'Not Interested': { notes: ['Has a contract with another supplier until the end of the year.'], nextSteps: [] },
        'No Contact': { notes: ['Nobody who decides was there.'], nextSteps: ['Call before the next visit'] }
    },
    ja: {
        Order: {
            notes: ['数量割引をご説明し、その場でご注文をいただきました。'],
            nextSteps: ['納期の確定', '注文請書の送付']
        },
        'Offer Requested': { notes: ['新ライン向けの見積依頼。1か月以内に決定予定。'], nextSteps: ['見積書の送付'] },
        'Next Meeting Agreed': {
            notes: ['工場長にも同席いただき、次回詳細を打ち合わせ。'],
            nextSteps: ['サンプルの持参']
        },
        'Information Given': { notes: ['新カタログをご案内。現時点でのご要望はなし。'], nextSteps: ['資料の送付'] },
        'Not Interested': { notes: ['年末まで他社との契約があるとのこと。'], nextSteps: [] },
        'No Contact': { notes: ['担当者不在のため面談できず。'], nextSteps: ['次回は事前に電話'] }
    }
};

export const CONCERNS: Readonly<Record<'en' | 'ja', readonly string[]>> = {
    en: ['The last delivery was two days late.', 'Finds the freight costs too high.', 'Waiting for a credit note.'],
    ja: ['前回の納品が2日遅れた。', '運賃が高いとのご指摘。', '返金処理がまだ済んでいない。']
};
