/** What a logo may be. */
export const LOGO_TYPES = ['image/png', 'image/jpeg'] as const;

export type LogoType = (typeof LOGO_TYPES)[number];

export const LARGEST_LOGO_BYTES = 512 * 1024;
