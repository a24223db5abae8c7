import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkEquations } from './check-equations.ts';

describe('an equation that balances', () => {
  it.each([
    String.raw`\mathrm{2H_2 + O_2 \rightarrow 2H_2O}`,
    String.raw`\mathrm{H_2(g) + \frac{1}{2}O_2(g) \longrightarrow H_2O_{(l)}}`,
    String.raw`\mathrm{H_2 + \tfrac12 O_2 \rightarrow H_2O}`,
    String.raw`\mathrm{N_2 + 3H_2 \rightleftharpoons 2NH_3}`,
    String.raw`\mathrm{Ca(OH)_2 + 2HCl \rightarrow CaCl_2 + 2H_2O}`,
    String.raw`\mathrm{Al_2(SO_4)_3 + 6NaOH \rightarrow 2Al(OH)_3\downarrow + 3Na_2SO_4}`,
    String.raw`\mathrm{CuSO_4 \cdot 5H_2O \rightarrow CuSO_4 + 5H_2O}`,
    String.raw`\mathrm{Cu^{2+} + 2e^- \rightarrow Cu}`,
    String.raw`\mathrm{Zn + Cu^{2+}(aq) \rightarrow Zn^{2+}(aq) + Cu}`,
    String.raw`\mathrm{H^+ + OH^- \rightarrow H_2O}`,
    String.raw`\mathrm{Na^++Cl^-\rightarrow NaCl}`,
    String.raw`\mathrm{2Al^{3+} + 3SO_4^{2-} \rightarrow Al_2(SO_4)_3}`,
    String.raw`\mathrm{2Al^{3+} + (SO_4^{2-})_3 \rightarrow Al_2(SO_4)_3}`,
    String.raw`\mathrm{CO^{2-}_3 + 2H^+ \rightarrow CO_2 + H_2O}`,
    String.raw`\mathrm{MnO_4^- + 8H^+ + 5Fe^{2+} \rightarrow Mn^{2+} + 5Fe^{3+} + 4H_2O}`,
    String.raw`\mathrm{[Fe(CN)_6]^{4-} \rightarrow Fe^{2+} + 6CN^-}`,
    String.raw`\mathrm{4OH^- \rightarrow 2H_2O + O_2 + 4e^-}`,
    String.raw`\mathrm{HA \rightleftharpoons H^+ + A^-}`,
    String.raw`6\mathrm{CO_2} + 6\mathrm{H_2O} \xrightarrow{\text{light}} \mathrm{C_6H_{12}O_6} + 6\mathrm{O_2}`,
    String.raw`2\mathrm{H_2O_2 \overset{\text{MnO}_2}{\rightarrow} 2H_2O + O_2}`,
    String.raw`\mathrm{N_2 + 3H_2 \rightarrow 2NH_3} \quad \Delta H = -92\ \mathrm{kJ}`,
    String.raw`\begin{aligned}\mathrm{2Na + 2H_2O} &\rightarrow \mathrm{2NaOH + H_2} \\ \mathrm{C + O_2} &\rightarrow \mathrm{CO_2}\end{aligned}`,
    String.raw`\mathrm{2C + O_2 \rightarrow 2CO.}`,
    String.raw`\mathrm{{}^{238}_{92}U \rightarrow {}^{234}_{90}Th + {}^{4}_{2}He}`,
    String.raw`{}^{14}_{6}\mathrm{C} \rightarrow {}^{14}_{7}\mathrm{N} + {}^{0}_{-1}\mathrm{e}`,
    String.raw`\mathrm{^{235}_{92}U + ^{1}_{0}n \rightarrow ^{141}_{56}Ba + ^{92}_{36}Kr + 3\,^{1}_{0}n}`,
    String.raw`\mathrm{{}^{226}Ra \rightarrow {}^{222}Rn + \alpha}`,
    String.raw`\mathrm{{}^{60}_{27}Co \rightarrow {}^{60}_{28}Ni + {}^{0}_{-1}e + \gamma}`,
  ])('%s', (tex) => {
    expect(checkEquations(tex)).toEqual([]);
  });
});

describe('an equation that does not balance', () => {
  it.each([
    [String.raw`\mathrm{H_2 + O_2 \rightarrow H_2O}`, 'O is 2 on the left, 1 on the right'],
    [String.raw`\mathrm{Ca(OH)_2 + HCl \longrightarrow CaCl_2 + 2H_2O}`, 'H is 3 on the left, 4 on the right; Cl is 1'],
    [String.raw`\mathrm{Fe^{2+} \rightarrow Fe^{3+}}`, 'charge is 2 on the left, 3 on the right'],
    [String.raw`\mathrm{Cu^{2+} + e^- \rightarrow Cu}`, 'charge is 1 on the left, 0 on the right'],
    [String.raw`\mathrm{Al^{3+} + 3SO_4^{2-} \rightarrow Al(SO_4)_3}`, 'charge is -3 on the left'],
    [String.raw`\mathrm{CuSO_4\cdot5H_2O \rightarrow CuSO_4 + 4H_2O}`, 'O is 9 on the left, 8 on the right; H is 10'],
    [String.raw`\mathrm{N_2 + 3H_2 \rightleftharpoons NH_3}`, 'N is 2'],
    [String.raw`\mathrm{CO} + \mathrm{O_2} \rightarrow \mathrm{CO_2}`, 'O is 3'],
    [String.raw`\mathrm{C + O_2 \rightarrow CO_2 \rightarrow CO}`, 'O is 2 on the left, 1 on the right'],
    [
      String.raw`\begin{aligned}\mathrm{C + O_2} &\rightarrow \mathrm{CO_2} \\ \mathrm{C + O_2} &\rightarrow \mathrm{CO}\end{aligned}`,
      'O is 2',
    ],
    [
      String.raw`\mathrm{{}^{238}_{92}U \rightarrow {}^{235}_{90}Th + {}^{4}_{2}He}`,
      'mass number is 238 on the left, 239',
    ],
    [
      String.raw`{}^{14}_{6}\mathrm{C} \rightarrow {}^{14}_{7}\mathrm{N} + {}^{0}_{1}\mathrm{e}`,
      'proton number is 6 on the left, 8',
    ],
    [String.raw`\mathrm{{}^{226}Ra \rightarrow {}^{224}Rn + \alpha}`, 'mass number is 226 on the left, 228'],
  ])('%s', (tex, says) => {
    expect(checkEquations(tex)).toEqual([expect.stringContaining(says)]);
    expect(checkEquations(tex)[0]).toContain('write \\to in place of \\rightarrow');
  });

  it.each([
    [String.raw`\mathrm{2Hcl \rightarrow H_2 + Cl_2}`, '"2Hcl" cannot be read as a formula from "cl" on'],
    [String.raw`\mathrm{glucose \rightarrow CO_2}`, 'Words in an equation are set in \\text'],
    [String.raw`\mathrm{NaCl \rightarrow}`, 'cannot be read'],
    [String.raw`\mathrm{Ca(OH_2 \rightarrow CaO + H_2O}`, 'cannot be read'],
    [
      String.raw`\mathrm{{}^{238}_{91}U \rightarrow {}^{234}_{90}Th + {}^{4}_{2}He}`,
      'gives U the proton number 91, but it has 92',
    ],
  ])('%s cannot be read', (tex, says) => {
    expect(checkEquations(tex)).toEqual([expect.stringContaining(says)]);
  });
});

describe('what is passed over', () => {
  it.each([
    ['one wrong on purpose', String.raw`\mathrm{H_2 + O_2 \to H_2O}`],
    ['one in words', String.raw`\text{acid} + \text{base} \rightarrow \text{salt} + \mathrm{H_2O}`],
    ['one with words among formulas', String.raw`\mathrm{H_2 \rightarrow \text{energy}}`],
    ['one with a blank', String.raw`\mathrm{N_2 + H_2 \rightarrow \ldots}`],
    ['a general formula', String.raw`\mathrm{C_nH_{2n+2} \rightarrow C_nH_{2n} + H_2}`],
    ['a polymer', String.raw`\mathrm{nC_2H_4 \rightarrow (C_2H_4)_n}`],
    ['a nuclide in letters', String.raw`\mathrm{{}^{A}_{Z}X \rightarrow {}^{A-4}_{Z-2}Y + {}^{4}_{2}He}`],
    ['a limit', String.raw`\frac{\delta y}{\delta x} \rightarrow \frac{\mathrm{d}y}{\mathrm{d}x}`],
    ['a formula', String.raw`\mathrm{H_2O}`],
    ['mathematics', String.raw`x \rightarrow 2`],
  ])('%s', (_, tex) => {
    expect(checkEquations(tex)).toEqual([]);
  });
});

describe('any equation', () => {
  const formula = fc.constantFrom(
    'H_2',
    'O_2',
    'H_2O',
    'Al_2(SO_4)_3',
    'SO_4^{2-}',
    'Fe^{3+}',
    'Cl^-',
    'CuSO_4\\cdot5H_2O',
    'e^-',
  );
  const terms = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), formula), { minLength: 1, maxLength: 5 });
  const side = (list: [number, string][]) => list.map(([n, text]) => `${n === 1 ? '' : n}${text}`).join(' + ');
  const equation = (left: [number, string][], right: [number, string][]) =>
    `\\mathrm{${side(left)} \\rightarrow ${side(right)}}`;

  it('balances with itself turned round, and with its terms counted one by one', () => {
    fc.assert(
      fc.property(terms, (list) => {
        const apart = list.flatMap(([n, text]) => Array.from({ length: n }, (): [number, string] => [1, text]));
        expect(checkEquations(equation(list, list.toReversed()))).toEqual([]);
        expect(checkEquations(equation(apart, list))).toEqual([]);
      }),
    );
  });

  it('does not balance with one thing more on a side', () => {
    fc.assert(
      fc.property(terms, formula, (list, more) => {
        expect(checkEquations(equation(list, [...list, [1, more]]))).toHaveLength(1);
        expect(checkEquations(equation([...list, [1, more]], list))).toHaveLength(1);
      }),
    );
  });

  it('is multiplied as a whole', () => {
    fc.assert(
      fc.property(terms, fc.integer({ min: 2, max: 6 }), (list, times) => {
        const more = list.map(([n, text]): [number, string] => [n * times, text]);
        expect(checkEquations(equation(Array.from({ length: times }, () => list).flat(), more))).toEqual([]);
      }),
    );
  });
});
