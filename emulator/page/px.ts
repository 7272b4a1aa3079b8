/** Preact leaves numbers in styles as they are: lengths must carry their unit. */
export const px = (pixels: number): string => `${pixels}px`;
