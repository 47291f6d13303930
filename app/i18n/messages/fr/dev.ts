export const dev = {
  'dev.example': 'exemple',
} as const;
