import type { Plugin } from 'vite';

export const yamlAsText: Plugin;
