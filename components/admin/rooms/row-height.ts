/** As high as one line of text, so that fifty rooms fit on a screen. */
export const LOW = 'h-[1.625rem] py-0';
