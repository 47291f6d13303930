import { describe, expect, it } from 'vitest';
import { createLogger } from './log.ts';

function lines(level: 'debug' | 'info' | 'silent') {
  const written: string[] = [];
  const logger = createLogger({ level, write: (line) => written.push(line), now: () => new Date(0) });
  return { logger, read: () => written.map((line): unknown => JSON.parse(line)) };
}

describe('log', () => {
  it('writes one object a line', () => {
    const { logger, read } = lines('info');
    logger.info('served', { ms: 12, size: 3n });
    expect(read()).toEqual([
      { at: '1970-01-01T00:00:00.000Z', level: 'info', message: 'served', ms: 12, size: '3' },
    ]);
  });

  it('keeps to its level', () => {
    const { logger, read } = lines('info');
    logger.debug('detail');
    logger.error('fault');
    expect(read()).toHaveLength(1);
    const silent = lines('silent');
    silent.logger.error('fault');
    expect(silent.read()).toEqual([]);
  });

  it('never writes a secret, however deep', () => {
    const { logger, read } = lines('debug');
    logger.warn('odd', {
      token: 't',
      nested: { sessionSecret: 's', joinCode: '482913', email: 'a@b.fr', kept: 1 },
    });
    expect(read()[0]).toMatchObject({
      token: '(…)',
      nested: { sessionSecret: '(…)', joinCode: '(…)', email: '(…)', kept: 1 },
    });
  });

  it('keeps the name and the message of an error', () => {
    const { logger, read } = lines('debug');
    logger.error('failed', { error: new TypeError('no') });
    expect(read()[0]).toMatchObject({ error: { name: 'TypeError', message: 'no' } });
  });
});
