/**
 * Life of a 亲情卡.
 * OFFERED  the giver has offered it; the receiver has a day to answer
 * ACTIVE   the receiver may pay with it
 * PAUSED   the giver has stopped it for now
 * ENDED    declined, run out, or ended by one of the two; a payment under way is brought to its end all the same
 */
export const FAMILY_STATES = ['OFFERED', 'ACTIVE', 'PAUSED', 'ENDED'] as const
export type FamilyState = (typeof FAMILY_STATES)[number]

export const FAMILY_MOVES = {
  OFFERED: ['ACTIVE', 'ENDED'],
  ACTIVE: ['PAUSED', 'ENDED'],
  PAUSED: ['ACTIVE', 'ENDED'],
  ENDED: [],
} as const satisfies Record<FamilyState, readonly FamilyState[]>

export type EndedBy = 'DECLINED' | 'EXPIRED' | 'GIVER' | 'RECEIVER'

/** What the receiver is to the giver, and how many of them may have a card (WeChat: father, mother, two children). */
export const RELATIONS = { FATHER: 1, MOTHER: 1, SPOUSE: 1, CHILD: 2 } as const
export type Relation = keyof typeof RELATIONS
