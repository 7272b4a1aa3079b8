/** Copies a text. @returns whether it could: Google's frame may forbid it, and so may a browser. */
export const copyText = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
};
