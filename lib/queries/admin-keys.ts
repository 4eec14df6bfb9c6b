/**
 * The first word of every key of the admin pages: what changes there depends on so much that a change invalidates all
 * of it, and only what is on the screen is fetched again.
 */
export const ADMIN_KEY = 'admin';

/**
 * The first word of the keys about the platforms themselves. Apart from the others, because asking for them asks each
 * platform how it is: somebody joining a call must not make every open page do that.
 */
export const PLATFORMS_KEY = 'platforms';

/**
 * The first word of the keys about the plan. Apart from the others as well, because it is worked out over all rooms: only
 * what changes the plan or the platforms makes an open page ask again at once.
 */
export const MIGRATION_KEY = 'migration';
