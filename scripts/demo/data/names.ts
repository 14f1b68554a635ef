import type { Random } from './random.ts';

/** Common given and family names of the region and beyond; any two that meet do so by chance. */
const GIVEN =
    `Anna Lena Marie Julia Laura Sarah Nina Eva Clara Emma Sophie Lea Paula Helena Carla Elisa Martina Petra Sabine Monika
    Andrea Claudia Silvia Daniela Lucas Jonas David Simon Tobias Michael Thomas Martin Stefan Andreas Peter Daniel Marco Luca Fabio
    Patrick Oliver Philipp Manuel Dominik Matthias Elias Noah Leo Oscar Felix Grace Olivia Amelia Lily Hannah Ella James Henry
    George Arthur`.split(/\s+/);
const FAMILY =
    `Keller Meier Huber Weber Schmid Steiner Brunner Baumann Gerber Frei Graf Roth Wyss Suter Bauer Moser Hofer Lehner Winkler
    Egger Berger Gruber Fuchs Wolf Koch Vogel Kaufmann Lang Hahn Sommer Winter Krause Albrecht Simon Ludwig Busch Horn Kern
    Stein Sauer Arnold Pohl Brandt Haas Walker Turner Parker Hill Green Baker Cooper Ward Hughes Foster Rossi Costa Greco Bruno
    Conti Ferri Moretti Fontana Santoro Marino`.split(/\s+/);
const GIVEN_JA =
    `陽菜 葵 結衣 美咲 さくら 愛 優子 真由美 恵子 由美 直美 明美 健太 翔太 大輔 拓也 直樹 誠 浩 学 剛 修 亮 悠斗 蓮 湊 彩 舞
    千尋 智子`.split(/\s+/);
const FAMILY_JA =
    `佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 松本 井上 木村 林 清水 山口 池田 橋本 石川 前田 藤田 小川
    後藤 岡田 長谷川 村上 近藤 石井`.split(/\s+/);

export interface PersonName {
    readonly firstName: string;
    readonly lastName: string;
    /** As the language orders it. */
    readonly name: string;
}

export function personName(random: Random, isJapanese: boolean): PersonName {
    const firstName = random.pick(isJapanese ? GIVEN_JA : GIVEN);
    const lastName = random.pick(isJapanese ? FAMILY_JA : FAMILY);
    return { firstName, lastName, name: isJapanese ? `${lastName} ${firstName}` : `${firstName} ${lastName}` };
}

/** Letters and digits for an email address under the reserved top-level domain `example`. */
export function mailPart(text: string): string {
    const plain = text.normalize('NFD').replace(/[^a-zA-Z0-9]/g, '');
    return plain.toLowerCase() || 'person';
}
