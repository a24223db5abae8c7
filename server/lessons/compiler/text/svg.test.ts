import { describe, expect, it } from 'vitest';
import type { Problem } from '../source/diagnostics.ts';
import { reportInto } from '../source/diagnostics.ts';
import { checkSvg } from './svg.ts';

const OPEN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 5" width="10" height="5">';

function check(svg: string) {
  const problems: Problem[] = [];
  const size = checkSvg(svg, reportInto(problems, 'a.svg'));
  return { size, messages: problems.map(({ line, message }) => `${line}: ${message}`) };
}

describe('checkSvg', () => {
  it('gives the size of a drawing with its own style sheet, markers and references', () => {
    const drawing = `${OPEN}
      <style>.a { stroke: red } @media (prefers-color-scheme: dark) { .a { stroke: url("#g") } }</style>
      <linearGradient id="g"/><use href="#b"/><path id="b" class="a" marker-end="url(#tip)" d="M0 0h9"/></svg>`;
    expect(check(drawing)).toEqual({ size: { width: 10, height: 5 }, messages: [] });
  });

  it.each([
    ['<script>alert(1)</script>', 'Scripts are not allowed'],
    ['<g><foreignObject/></g>', '<foreignObject> is not allowed'],
    ['<g onclick="go()"/>', 'event handler onclick'],
    ['<g style="fill:red"/>', 'style="…" is not allowed'],
    ['<image href="https://example.org/a.png"/>', 'points outside the drawing'],
    ['<use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="b.svg#c"/>', 'points outside the drawing'],
    ['<g fill="url(https://example.org/a.svg#b)"/>', 'points outside the drawing'],
    ['<style>@import "a.css";</style>', 'fetches something from outside'],
    ["<style>.a { fill: url( 'a.svg' ) }</style>", 'fetches something from outside'],
  ])('refuses %s at its line', (element, says) => {
    expect(check(`${OPEN}\n${element}</svg>`)).toEqual({ size: null, messages: [expect.stringContaining(`2: `)] });
    expect(check(`${OPEN}\n${element}</svg>`).messages[0]).toContain(says);
  });

  it.each([
    ['<g/>', 'must start with <svg xmlns='],
    ['<svg viewBox="0 0 10 5" width="10" height="5"/>', 'must start with <svg xmlns='],
    [`${OPEN.replace(' viewBox="0 0 10 5"', '')}</svg>`, 'has no viewBox'],
    [`${OPEN.replace('width="10"', 'width="100%"')}</svg>`, 'a width and a height'],
    [`${OPEN}<g></svg>`, 'not well-formed XML'],
  ])('refuses the whole of %s', (svg, says) => {
    const { size, messages } = check(svg);
    expect(size).toBeNull();
    expect(messages.join()).toContain(says);
  });
});
