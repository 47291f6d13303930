import { closeSync, openSync, readSync, statSync } from 'node:fs';

/** Bytes that can be read more than once, chunk by chunk: a file, or an entry of an archive. */
export type ByteSource = { name: string; size: number; chunks: () => Iterable<Uint8Array> };

const CHUNK = 256 * 1024;

/** A file of the disk. Reading it throws as node does when it cannot be opened. */
export function fileSource(path: string, name: string): ByteSource {
  return {
    name,
    size: statSync(path).size,
    *chunks() {
      const file = openSync(path, 'r');
      try {
        for (;;) {
          const buffer = new Uint8Array(CHUNK);
          const length = readSync(file, buffer, 0, CHUNK, null);
          if (length === 0) return;
          yield buffer.subarray(0, length);
        }
      } finally {
        closeSync(file);
      }
    },
  };
}

/** Bytes in memory. */
export function memorySource(bytes: Uint8Array, name: string): ByteSource {
  return {
    name,
    size: bytes.length,
    *chunks() {
      for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
    },
  };
}

/** The whole content; `limit` bytes at most, else null. */
export function readAll(source: ByteSource, limit: number): Uint8Array | null {
  const parts: Uint8Array[] = [];
  let size = 0;
  for (const chunk of source.chunks()) {
    size += chunk.length;
    if (size > limit) return null;
    parts.push(chunk);
  }
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The first bytes, `length` at most. */
export function readHead(source: ByteSource, length: number): Uint8Array {
  const head = new Uint8Array(length);
  let at = 0;
  for (const chunk of source.chunks()) {
    const part = chunk.subarray(0, length - at);
    head.set(part, at);
    at += part.length;
    if (at === length) break;
  }
  return head.subarray(0, at);
}
