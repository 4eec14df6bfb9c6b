/** The current time. Passed in wherever a test wants to choose it. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
