/** How a delivery's signature was accepted, as it is kept with it. Holds no secret. */
export interface DeliveryVerdict {
  /** Which of the platform's secrets it was made with, counted from 1: the newest one. */
  readonly secret: number;
  /** How many there were. */
  readonly secrets: number;
  /** When the vendor signed it, by its own clock; null where its scheme has no time. */
  readonly signedAt: string | null;
  /** How long before it came that was; less than zero where the vendor's clock is ahead of ours. */
  readonly ageMs: number | null;
}
