/**
 * Which database this process speaks. Column types are fixed when an entity file loads, before any Settings
 * exist, so this one question is asked of the environment directly.
 */
export const ENGINE: 'sqlite' | 'postgres' = process.env['DATABASE_URL'] ? 'postgres' : 'sqlite';
