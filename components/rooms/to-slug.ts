/** A title as a name for a link: `Weekly Café: plan` becomes `weekly-cafe-plan`. May be empty. */
export function toSlug(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 60)
    .replace(/-+$/, '');
}

/** The same while somebody types a name: a hyphen at the end stays, as more is to come. */
export function toSlugWhileTyping(text: string): string {
  const slug = toSlug(text);
  return slug && /[^\p{L}\p{N}]$/u.test(text) && slug.length < 60 ? `${slug}-` : slug;
}
