const ASK_AGAIN_MS = 300;

/** Asks again and again, until `onAnswer` has heard enough and says so by false. */
export function watchCall<Answer>(ask: () => Promise<Answer>, onAnswer: (answer: Answer) => boolean): void {
  const next = async () => {
    const isWorthMore = onAnswer(await ask());
    if (isWorthMore) setTimeout(() => void next(), ASK_AGAIN_MS);
  };
  void next();
}
