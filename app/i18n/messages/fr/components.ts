export const components = {
  'components.grade.A': 'prouvé',
  'components.grade.B': 'déclaré',
  'components.grade.C': 'estimé',
  'components.grade.D': 'estimé',
  'components.grade.E': 'supposé',
} as const;
