import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export type Metrics = ReturnType<typeof createMetrics>;

export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    requestSeconds: new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Time from a request to its answer, by route pattern',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers: [registry],
    }),
    syncEvents: new Counter({
      name: 'sync_events_total',
      help: 'Events sent by phones, by what became of them: ok, dup or rej',
      labelNames: ['result'],
      registers: [registry],
    }),
    cacheRequests: new Counter({
      name: 'cache_requests_total',
      help: 'Keys looked for in the cache, by their family and what came of it: hit, miss or error',
      labelNames: ['family', 'result'],
      registers: [registry],
    }),
    openSockets: new Gauge({
      name: 'websocket_connections',
      help: 'WebSockets open in this process',
      registers: [registry],
    }),
    socketMessages: new Counter({
      name: 'websocket_messages_sent_total',
      help: 'Messages sent over WebSockets, one for each that gets it',
      registers: [registry],
    }),
    socketCloses: new Counter({
      name: 'websocket_closes_total',
      help: 'WebSockets that ended, by close code; `other` for one of no meaning here',
      labelNames: ['code'],
      registers: [registry],
    }),
  };
}
