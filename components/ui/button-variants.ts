import { cva } from 'class-variance-authority';

/** The looks of a button, apart from the button so that server components can give them to links. */
export const buttonVariants = cva(
  'inline-flex shrink-0 select-none items-center justify-center gap-2 rounded-md border border-transparent text-center font-medium transition-colors disabled:cursor-not-allowed disabled:opacity-55 data-disabled:cursor-not-allowed data-disabled:opacity-55 [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        default: 'bg-primary text-primary-foreground not-data-disabled:hover:bg-primary-hover',
        secondary: 'bg-secondary text-secondary-foreground not-data-disabled:hover:bg-accent',
        outline: 'border-input bg-card text-foreground not-data-disabled:hover:bg-accent',
        ghost: 'text-foreground not-data-disabled:hover:bg-accent',
        destructive: 'bg-destructive text-destructive-foreground not-data-disabled:hover:bg-destructive-hover',
        link: 'h-auto! px-0! text-primary underline-offset-4 hover:underline',
      },
      size: {
        default: 'min-h-9 px-4 py-1.5 text-sm [&_svg]:size-4',
        sm: 'min-h-8 px-3 py-1 text-sm [&_svg]:size-4',
        lg: 'min-h-11 px-6 py-2 text-base [&_svg]:size-5',
        icon: 'size-9 [&_svg]:size-4.5',
      },
    },
    defaultVariants: { variant: 'default', size: 'default' },
  },
);
