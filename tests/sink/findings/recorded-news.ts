import type { SinkNews } from '../../../src/sink/findings/sink-news.ts';

/** News that are kept as they would be read. */
export function recordedNews(): { readonly news: SinkNews; readonly told: string[] } {
  const told: string[] = [];
  return {
    told,
    news: {
      notice: (text) => told.push(`notice: ${text}`),
      fault: (fault) => told.push(`fault: ${fault.message}`),
    },
  };
}
