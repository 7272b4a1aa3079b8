export const pause = (ms: number): Promise<void> => new Promise((later) => setTimeout(later, ms));

/** What is asked for again and again until it is there. @throws where it did not come in a minute. */
export const until = async <T>(what: () => Promise<T | null | undefined | false>): Promise<T> => {
  for (const end = Date.now() + 60_000; Date.now() < end; await pause(100)) {
    const found = await what();
    if (found) return found;
  }
  throw new Error('It did not come to be.');
};
