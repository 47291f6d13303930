import { describe, expect, it } from 'vitest';
import { fieldOf } from './missing-field.ts';

const scenario = { zone: '2705', branch: 'CK' };

describe('the field that fills a missing indicator', () => {
  it('is that of the product for its imports, and none once only the customs’ file lacks', () => {
    expect(fieldOf('T03', 'productCode', scenario)).toBe('productCode');
    expect(fieldOf('T03', 'importOrigins', { ...scenario, productCode: '84109000' })).toBeNull();
  });

  it('is the input that is named, and the first fact that nobody declares', () => {
    expect(fieldOf('E02', 'investment', scenario)).toBe('investment');
    expect(fieldOf('J16', 'contracts', scenario)).toBe('permanentShare');
  });
});
