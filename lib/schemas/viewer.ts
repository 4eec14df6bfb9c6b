/** Whoever looks at a page, as far as the page may know. Null stands for a guest. */
export interface Viewer {
  readonly name: string;
  readonly email: string;
  readonly isAdmin: boolean;
}
