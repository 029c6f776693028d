import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

const api = process.env.TONGJIAN_API ?? 'http://127.0.0.1:3000';

export default defineConfig({
  plugins: [react()],
  // Packages of this repository are bundled from their source.
  resolve: { conditions: ['@tongjian/source', ...defaultClientConditions] },
  // The server puts a fresh nonce in place of this word in every index.html that it answers with.
  html: { cspNonce: '__CSP_NONCE__' },
  build: { outDir: 'dist', target: 'es2022', assetsInlineLimit: 0, manifest: true, chunkSizeWarningLimit: 700 },
  server: { host: '127.0.0.1', proxy: { '/api': api, '/oauth': api } },
});
