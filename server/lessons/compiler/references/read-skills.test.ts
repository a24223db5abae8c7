import { expect, it } from 'vitest';
import { formatProblem } from '../source/diagnostics.ts';
import { readSkills } from './read-skills.ts';

function problemsOf(...lines: string[]) {
  return readSkills({ subject: 'chemistry', text: lines.join('\n') }).problems.map(formatProblem);
}

it('reads skills with the lines where they and their needs stand', () => {
  const text = `# In teaching order
skills:
  - id: molar-mass
    name: Work out a molar mass
    needs: []
  - {id: moles-and-mass, name: Change mass to moles, needs: [molar-mass]}
  - id: gas-volumes
    name: Find the volume of a gas
`;
  const place = { subject: 'chemistry', file: 'content/chemistry/skills.yaml' };
  expect(readSkills({ subject: 'chemistry', text })).toEqual({
    skills: [
      { id: 'molar-mass', name: 'Work out a molar mass', ...place, line: 3, needs: [] },
      { id: 'moles-and-mass', name: 'Change mass to moles', ...place, line: 6, needs: [{ id: 'molar-mass', line: 6 }] },
      { id: 'gas-volumes', name: 'Find the volume of a gas', ...place, line: 7, needs: [] },
    ],
    problems: [],
  });
});

it('reports what is not the shape, with its line', () => {
  expect(problemsOf('skills:', '  - id: Molar Mass', '    name: Work it out', '    need: []')).toEqual([
    expect.stringMatching(/^content\/chemistry\/skills\.yaml:2: "id" is "Molar Mass"/),
    expect.stringMatching(/^content\/chemistry\/skills\.yaml:4: .*"need"; the keys allowed here are id, name, needs/),
  ]);
  expect(problemsOf('skills:', '  - id: [')).toEqual([expect.stringContaining('not valid YAML')]);
});
