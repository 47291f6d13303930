import type { Message } from '../../message.ts';
import type { branches as french } from '../fr/branches.ts';

/**
 * The same branches in English, after the aggregation A*38 of NACE Rev. 2 (Eurostat): written from memory, to be checked. The
 * method page says so (`method.limit.names`).
 */
export const branches: Record<keyof typeof french, Message> = {
  'branch.AZ': 'Agriculture, forestry and fishing',
  'branch.BZ': 'Mining and quarrying',
  'branch.CA': 'Manufacture of food products, beverages and tobacco products',
  'branch.CB': 'Manufacture of textiles, apparel, leather and related products',
  'branch.CC': 'Manufacture of wood and paper products, and printing',
  'branch.CD': 'Manufacture of coke and refined petroleum products',
  'branch.CE': 'Manufacture of chemicals and chemical products',
  'branch.CF': 'Manufacture of pharmaceuticals, medicinal chemical and botanical products',
  'branch.CG': 'Manufacture of rubber and plastics products, and other non-metallic mineral products',
  'branch.CH': 'Manufacture of basic metals and fabricated metal products, except machinery and equipment',
  'branch.CI': 'Manufacture of computer, electronic and optical products',
  'branch.CJ': 'Manufacture of electrical equipment',
  'branch.CK': 'Manufacture of machinery and equipment n.e.c.',
  'branch.CL': 'Manufacture of transport equipment',
  'branch.CM': 'Other manufacturing, and repair and installation of machinery and equipment',
  'branch.DZ': 'Electricity, gas, steam and air-conditioning supply',
  'branch.EZ': 'Water supply, sewerage, waste management and remediation',
  'branch.FZ': 'Construction',
  'branch.GZ': 'Wholesale and retail trade, repair of motor vehicles and motorcycles',
  'branch.HZ': 'Transportation and storage',
  'branch.IZ': 'Accommodation and food service activities',
  'branch.JA': 'Publishing, audiovisual and broadcasting activities',
  'branch.JB': 'Telecommunications',
  'branch.JC': 'IT and other information services',
  'branch.KZ': 'Financial and insurance activities',
  'branch.LZ': 'Real estate activities',
  'branch.MA':
    'Legal, accounting, management, architecture, engineering, technical testing and analysis activities',
  'branch.MB': 'Scientific research and development',
  'branch.MC': 'Other professional, scientific and technical activities',
  'branch.NZ': 'Administrative and support service activities',
  'branch.OZ': 'Public administration and defence, compulsory social security',
  'branch.PZ': 'Education',
  'branch.QA': 'Human health services',
  'branch.QB': 'Residential care and social work activities',
  'branch.RZ': 'Arts, entertainment and recreation',
  'branch.SZ': 'Other services',
  'branch.TZ': 'Activities of households as employers',
};
