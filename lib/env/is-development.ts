/** True under `next dev`. Not a setting: Next decides it, and inlines it when it builds. */
export const isDevelopment = process.env.NODE_ENV === 'development';
