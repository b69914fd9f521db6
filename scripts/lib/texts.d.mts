import type { Plugin as EsbuildPlugin } from 'esbuild';
import type { Plugin } from 'vite';

export const texts: Plugin;
export const textsForEsbuild: EsbuildPlugin;
