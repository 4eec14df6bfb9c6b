/** One delivery of several could not be applied. `cause` is what went wrong; nothing of any of them was kept. */
export class DeliveryFailure extends Error {
  override readonly name = 'DeliveryFailure';
  readonly deliveryId: string;

  constructor(deliveryId: string, cause: unknown) {
    super('A delivery could not be applied.', { cause });
    this.deliveryId = deliveryId;
  }
}
