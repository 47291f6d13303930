import { afterEach, beforeEach, vi } from 'vitest';

// Unexpected console output fails a test: a warning nobody reads is a defect nobody sees.
const methods = ['error', 'warn'] as const;

beforeEach(() => {
  for (const method of methods) vi.spyOn(console, method);
});

afterEach(() => {
  for (const method of methods) {
    const calls = vi.mocked(console[method]).mock.calls;
    vi.mocked(console[method]).mockRestore();
    if (calls.length > 0)
      throw new Error(`unexpected console.${method}: ${calls.map((c) => c.join(' ')).join('\n')}`);
  }
});
