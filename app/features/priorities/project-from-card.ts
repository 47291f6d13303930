import { project, type Card } from '#app/documents/index.ts';

/**
 * What a new project file keeps of the card it is born from, by path. Jobs are the card's, declared; everything else of the
 * engine is left to the estimate.
 */
export function projectFromCard(
  card: Card,
  zone: string,
): Readonly<Record<string, string | number | boolean>> {
  const sentence = card.title.trim();
  const { title, product } = project.fields;
  return {
    title: sentence.length > title.max ? `${sentence.slice(0, title.max - 1).trimEnd()}…` : sentence,
    product: [sentence, card.filiere.trim()]
      .filter((part) => part !== '')
      .join(', ')
      .slice(0, product.max),
    zone,
    status: 'candidate',
    example: card.example,
    ...(card.number === null ? {} : { cardNumber: card.number }),
    ...(card.jobs === null ? {} : { directJobs: card.jobs }),
  };
}
