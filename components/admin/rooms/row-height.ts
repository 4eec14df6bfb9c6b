/** As high as its text: one line for most rooms, so that fifty fit on a screen, and more where there is more to read. */
export const LOW = 'h-[1.625rem] py-[0.1875rem] align-top';
