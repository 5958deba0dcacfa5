/** Every limit has a margin over the largest real case and stops a typing error, not a customer. */
export const LIMITS = {
  /** The national rule has 3 tiers, some cities 5. */
  tiers: 10,
  /** m³; the largest published bound is 300 a year. */
  boundM3: 1_000_000,
  /** Yuan × 10⁴ per m³: 1,000 yuan; the dearest published price is 160 (special trades in 北京). */
  priceE4: 10_000_000n,
  /** m³ of one bill: a large factory's two months. */
  volumeM3: 10_000_000,
  /** m³ used earlier in the tier period: a year of such bills. */
  usedM3: 100_000_000,
  /** A dormitory or barracks behind one meter. */
  people: 100_000,
  /** m³ added to a bound, and centi-m³ per person. */
  addM3: 10_000,
  centiM3PerPerson: 1_000_000,
  /** Two years and a leap day: no bill covers more. */
  periodDays: 731,
  months: 25,
  /** Dated tariffs of one category in a company. */
  tariffs: 200,
  /** 2 % a day, four times the usual 5‰. */
  lateRatePpmPerDay: 20_000,
  graceDays: 365,
  /** Ten times the principal. */
  lateCapPpm: 10_000_000,
  /** Fen; more than the largest volume at the highest price in every component. */
  amountFen: 10_000_000_000_000n,
  /** Lines of one bill: 10 tiers × 5 components in every segment of two years. */
  lines: 2_000,
} as const
