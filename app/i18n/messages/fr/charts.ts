export const charts = {
  'charts.example': 'exemple',
} as const;
