import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import remixConfig from './remix.config.js';

// Single Fetch types: loader data keeps its Date and Map.
declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig({
  // Tailwind reads the sources before the Remix plugin transforms them.
  plugins: [tailwindcss(), remix(remixConfig)],
  build: { target: 'es2022', chunkSizeWarningLimit: 900 },
  worker: { format: 'es' },
  // Bundled with the pages: imported whole, they take seconds of the server's start.
  ssr: {
    noExternal: [/^(@react-aria|@react-stately|@internationalized|react-aria|react-stately|lucide-react)/],
  },
});
