import { refuses } from '../refuses.ts';

refuses('lesson.md', [
  {
    rule: 'an unknown key, naming the allowed ones',
    find: 'waec: []',
    replace: 'waec: []\nneco: []',
    at: 'neco',
    says: 'Unknown key "neco"; the keys allowed here are id, version, lang,',
  },
  { rule: 'a missing key', find: 'minutes: 10\n', replace: '', at: 'id: halves', says: '"minutes" is missing. Add it' },
  {
    rule: 'a value outside the list',
    find: 'SS1',
    replace: 'SS4',
    at: 'SS4',
    says: '"grade" is "SS4"; allowed: SS1, SS2, SS3.',
  },
  { rule: 'a number for a text', find: '[half]', replace: '[1.5]', at: '[1.5]', says: 'Put the text in quotes' },
  {
    rule: 'a skill that is not a slug',
    find: '[halving]',
    replace: '[Halving it, halving]',
    at: 'Halving it',
    says: 'single hyphens',
  },
  {
    rule: 'YAML that cannot be read',
    find: 'title: Halves',
    replace: 'title: "Halves',
    at: 'author',
    says: 'not valid YAML',
  },
  {
    rule: 'an id unlike the folder',
    find: 'id: halves',
    replace: 'id: thirds',
    at: 'id: thirds',
    says: 'the folder is "halves"',
  },
  {
    rule: 'a subject unlike the folder',
    find: 'subject: mathematics',
    replace: 'subject: physics',
    at: 'subject:',
    says: 'lies in "mathematics"',
  },
  { rule: 'no front matter', find: '---\nid', replace: 'id', at: 'id: halves', says: 'no front matter' },
  {
    rule: 'TeX in an objective',
    find: '\\frac{1}{2}x',
    replace: '\\frac{1x',
    at: 'Halve a number',
    says: 'is not valid TeX',
  },
]);
