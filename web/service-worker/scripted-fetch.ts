type Answer = string | number | Response | Error | (() => Promise<Response>);

/**
 * A network for tests: a text is answered with 200 as JSON, a number is the status of an error envelope, an error is
 * thrown. Addresses without an answer are not reached. `requested` lists the paths asked for, in order.
 */
export function createScriptedFetch(answers: Record<string, Answer>) {
  const requested: string[] = [];
  const fetch = async (input: RequestInfo | URL): Promise<Response> => {
    const address = input instanceof Request ? input.url : String(input);
    const path = new URL(address, 'https://akulearn.test').pathname;
    requested.push(path);
    const answer = answers[path] ?? new TypeError(`${path} was not reached`);
    if (answer instanceof Error) throw answer;
    if (typeof answer === 'function') return answer();
    if (answer instanceof Response) return answer.clone();
    const headers = { 'Content-Type': 'application/json' };
    return typeof answer === 'number'
      ? new Response('{"error":{}}', { status: answer, headers })
      : new Response(answer, { headers });
  };
  return { fetch, requested };
}
