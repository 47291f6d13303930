/**
 * Germany 1995, six branches, M€ and thousand persons: Eurostat Manual of Supply, Use and Input-Output Tables (KS-RA-07-013-EN),
 * tables 15.4 to 15.20, pages 481 to 507, as tested in rOpenGov/iotables (84e420f). The forward linkage of industry is 1.6910
 * here: the 1.6691 of that test suite is not reproduced by its own table.
 */
export const GERMANY_1995 = {
  flows: [
    [1131, 25480, 1, 607, 710, 762],
    [7930, 304584, 64167, 41082, 11981, 30360],
    [426, 7334, 3875, 5296, 23457, 9155],
    [3559, 72717, 14190, 74399, 10835, 21008],
    [3637, 96115, 31027, 65755, 193176, 34223],
    [1552, 14986, 1747, 11225, 15058, 22070],
  ],
  output: [43910, 1079446, 245606, 540063, 692487, 508918],
  imports: [2927, 156703, 13427, 21943, 13371, 13772],
  productTaxes: [1084, 6505, 1548, 8349, 8473, 12551],
  valueAdded: [21664, 395022, 115624, 311407, 415426, 365017],
  compensation: [9382, 296464, 78819, 214450, 124810, 272975],
  employment: [1096, 8381, 3236, 9251, 4258, 10206],
  expected: {
    inverseDiagonal: [1.0339, 1.4292, 1.0289],
    outputMultipliers: [1.7048, 1.8413, 1.8136, 1.6035, 1.5951, 1.3782],
    valueAddedMultipliers: [0.845, 0.7647, 0.8615, 0.9019, 0.9393, 0.9199],
    employmentMultipliers: [0.0326, 0.0162, 0.0207, 0.0237, 0.0112, 0.0242],
  },
  tolerance: { abs: 1e-3 },
} as const;
