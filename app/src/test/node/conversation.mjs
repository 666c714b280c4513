// The suite and a foreign wallet talk in lines of JSON: the suite asks on standard input, the wallet answers on standard output.
import { createInterface } from 'node:readline';

export async function converse(conduct) {
  const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  const ask = async (question) => {
    if (question !== undefined) process.stdout.write(`${JSON.stringify(question)}\n`);
    const { value, done } = await lines.next();
    if (done) throw new Error('the suite hung up');
    return JSON.parse(value);
  };
  try {
    const answer = await conduct(await ask(), ask);
    process.stdout.write(`${JSON.stringify({ done: answer })}\n`);
    process.exit(0);
  } catch (failure) {
    const cause = failure.cause ?? failure.response ?? failure.errorResponse;
    process.stdout.write(`${JSON.stringify({ failed: `${failure.name}: ${failure.message}`, cause: cause && JSON.stringify(cause) })}\n`);
    process.stderr.write(`${failure.stack}\n`);
    process.exit(1);
  }
}
