/** A kind of business: what it is called, when it is open. */
export interface Trade {
    readonly key: string;
    /** Value of the standard picklist Industry. */
    readonly industry: string;
    readonly words: readonly string[];
    readonly ja: readonly string[];
    /** OpenStreetMap opening hours; one is chosen. */
    readonly hours: readonly string[];
    /** When somebody can be met, minutes after midnight. */
    readonly opensMinute: number;
    readonly weight: number;
}

const OFFICE = ['Mo-Fr 08:00-12:00,13:30-17:00', 'Mo-Fr 08:00-17:30', 'Mo-Fr 08:30-12:00,13:30-17:30'];
const WORKSHOP = ['Mo-Fr 07:00-12:00,13:00-17:00', 'Mo-Fr 07:30-12:00,13:15-17:30; Sa 08:00-12:00'];
const SHOP = [
    'Mo-Fr 09:00-18:30; Sa 09:00-17:00',
    'Mo-Fr 08:30-12:00,13:30-18:30; Sa 09:00-16:00',
    'Tu-Fr 09:00-18:00; Sa 09:00-14:00'
];
const TABLE = ['Tu-Sa 10:00-14:00,17:00-23:00', 'Mo-Fr 09:00-22:00', 'We-Su 10:00-22:00'];
const EIGHT = 8 * 60;

export const TRADES: readonly Trade[] = [
    trade(
        'metal',
        'Manufacturing',
        ['Metallbau', 'Feinmechanik', 'Blechtechnik'],
        ['製作所', '精機'],
        WORKSHOP,
        EIGHT,
        9
    ),
    trade('machine', 'Machinery', ['Maschinenbau', 'Werkzeuge', 'Hydraulik'], ['機械', '工機'], WORKSHOP, EIGHT, 8),
    trade('electric', 'Electronics', ['Elektro', 'Elektronik', 'Sensorik'], ['電機', '電子'], WORKSHOP, EIGHT, 8),
    trade('build', 'Construction', ['Bau', 'Hochbau', 'Holzbau', 'Gipserei'], ['建設', '工務店'], WORKSHOP, EIGHT, 12),
    trade('heat', 'Construction', ['Heizung', 'Sanitär', 'Lüftung'], ['設備', '空調'], WORKSHOP, EIGHT, 8),
    trade(
        'garage',
        'Transportation',
        ['Garage', 'Fahrzeuge', 'Carrosserie'],
        ['自動車', 'モータース'],
        WORKSHOP,
        EIGHT,
        7
    ),
    trade('freight', 'Shipping', ['Transporte', 'Logistik', 'Spedition'], ['運輸', '物流'], OFFICE, EIGHT, 5),
    trade('food', 'Food & Beverage', ['Bäckerei', 'Feinkost', 'Getränke'], ['食品', '製菓'], SHOP, 9 * 60, 8),
    trade('table', 'Hospitality', ['Restaurant', 'Gasthof', 'Hotel'], ['飯店', 'ホテル'], TABLE, 10 * 60, 8),
    trade('shop', 'Retail', ['Handel', 'Papeterie', 'Sport', 'Moden'], ['商店', '商会'], SHOP, 9 * 60, 12),
    trade('garden', 'Agriculture', ['Gärtnerei', 'Landtechnik'], ['園芸', '農機'], WORKSHOP, EIGHT, 4),
    trade('care', 'Healthcare', ['Praxis', 'Dental', 'Pflege'], ['クリニック', '歯科'], OFFICE, EIGHT, 7),
    trade('trust', 'Finance', ['Treuhand', 'Revision'], ['会計事務所', '信託'], OFFICE, EIGHT, 8),
    trade(
        'advice',
        'Consulting',
        ['Beratung', 'Engineering', 'Planung'],
        ['コンサルティング', '設計'],
        OFFICE,
        EIGHT,
        7
    ),
    trade('software', 'Technology', ['Informatik', 'Software', 'Systeme'], ['情報', 'システム'], OFFICE, EIGHT, 6),
    trade('print', 'Media', ['Druck', 'Grafik', 'Medien'], ['印刷', 'デザイン'], OFFICE, EIGHT, 4),
    trade('school', 'Education', ['Schule', 'Akademie'], ['学院', '教育'], OFFICE, EIGHT, 3)
];

function trade(
    key: string,
    industry: string,
    words: readonly string[],
    ja: readonly string[],
    hours: readonly string[],
    opensMinute: number,
    weight: number
): Trade {
    return { key, industry, words, ja, hours, opensMinute, weight };
}
