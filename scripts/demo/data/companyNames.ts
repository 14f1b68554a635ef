import type { Random } from './random.ts';
import type { Trade } from './trades.ts';

/** Word parts without meaning: names made of them belong to nobody. */
const STARTS: readonly (readonly [string, string])[] = [
    ['Val', 'ヴァル'],
    ['Rhy', 'リー'],
    ['Fal', 'ファル'],
    ['Gris', 'グリス'],
    ['Tam', 'タム'],
    ['Lav', 'ラヴ'],
    ['Sar', 'サル'],
    ['Alv', 'アルヴ'],
    ['Bren', 'ブレン'],
    ['Cor', 'コル'],
    ['Dras', 'ドラス'],
    ['Elv', 'エルヴ'],
    ['Gal', 'ガル'],
    ['Jul', 'ユル'],
    ['Lun', 'ルン'],
    ['Mer', 'メル'],
    ['Nav', 'ナヴ'],
    ['Orl', 'オルル'],
    ['Pas', 'パス'],
    ['Quar', 'クヴァル'],
    ['Riv', 'リヴ'],
    ['Sil', 'シル'],
    ['Tur', 'トゥル'],
    ['Vis', 'ヴィス'],
    ['Zan', 'ザン'],
    ['Bel', 'ベル'],
    ['Hal', 'ハル']
];
const MIDDLES: readonly (readonly [string, string])[] = [
    ['', ''],
    ['and', 'アンド'],
    ['er', 'エル'],
    ['in', 'イン'],
    ['on', 'オン'],
    ['ast', 'アスト'],
    ['eg', 'エグ'],
    ['ul', 'ウル'],
    ['om', 'オム'],
    ['ir', 'イル']
];
const ENDS: readonly (readonly [string, string])[] = [
    ['ora', 'オラ'],
    ['ina', 'イナ'],
    ['aris', 'アリス'],
    ['elva', 'エルヴァ'],
    ['ondo', 'オンド'],
    ['usca', 'ウスカ'],
    ['enta', 'エンタ'],
    ['ilia', 'イリア'],
    ['atta', 'アッタ'],
    ['erra', 'エラ'],
    ['isca', 'イスカ'],
    ['ova', 'オヴァ'],
    ['una', 'ウナ'],
    ['etto', 'エット']
];
const FORMS: readonly (readonly [string, number])[] = [
    [' AG', 50],
    [' Anstalt', 25],
    [' GmbH', 15],
    ['', 10]
];

export interface CompanyName {
    readonly name: string;
    /** Word for web and mail addresses. */
    readonly webName: string;
}

/** Makes names that are never given twice. */
export class CompanyNames {
    readonly #given = new Set<string>();

    next(random: Random, trade: Trade, isJapanese: boolean): CompanyName {
        for (;;) {
            const company = compose(random, trade, isJapanese);
            if (!this.#given.has(company.name)) {
                this.#given.add(company.name);
                return company;
            }
        }
    }
}

function compose(random: Random, trade: Trade, isJapanese: boolean): CompanyName {
    const parts = [random.pick(STARTS), random.pick(MIDDLES), random.pick(ENDS)];
    const word = parts.map(([latin]) => latin).join('');
    const webName = `${word}-${trade.key}`.toLowerCase();
    if (isJapanese) {
        const kana = parts.map(([, ja]) => ja).join('');
        const trading = random.pick(trade.ja);
        return { name: random.chance(0.6) ? `株式会社${kana}${trading}` : `${kana}${trading}株式会社`, webName };
    }
    const order = random.chance(0.75) ? `${word} ${random.pick(trade.words)}` : `${random.pick(trade.words)} ${word}`;
    return { name: order + random.weighted(FORMS), webName };
}
