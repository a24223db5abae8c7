import { type CatalogueEntry, contentUrl, DIFFICULTIES, GRADES, SUBJECTS } from '../../domain/lesson.ts';
import { slugOf } from '../lessons/compiler/text/slug-of.ts';

/**
 * A catalogue of `count` lessons as large as real ones, the same for the same seed (any integer): titles, terms, keywords, objectives
 * and topics of the six subjects, with Hausa, Yoruba and Igbo words among them. About one lesson in two builds on an
 * earlier one of its subject.
 */
export function sampleLibrary(count: number, seed = 1): CatalogueEntry[] {
  const random = numbers(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = <T>(items: readonly T[]): T => {
    const item = items[below(items.length)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  };
  const some = <T>(items: readonly T[], number: number): T[] => [
    ...new Set(Array.from({ length: number }, () => pick(items))),
  ];
  const hash = () => Array.from({ length: 32 }, () => below(16).toString(16)).join('');

  const lessons: CatalogueEntry[] = [];
  for (let i = 0; i < count; i++) {
    const subject = SUBJECTS[i % SUBJECTS.length] ?? 'mathematics';
    const [topic, ...words] = pick(TOPICS[subject]);
    const earlier = lessons.filter((lesson) => lesson.subject === subject).map(({ id }) => id);
    const skills = words.map((word) => slugOf(`${subject} ${word}`));
    const contentHash = hash();
    lessons.push({
      id: `${subject}-lesson-${i + 1}`,
      version: 1 + below(3),
      lang: 'en',
      subject,
      grade: pick(GRADES),
      title: `${topic}: ${pick(ANGLES)} ${pick(words)}`,
      difficulty: pick(DIFFICULTIES),
      objectives: Array.from({ length: 3 + below(3) }, () => `${pick(VERBS)} ${pick(words)} ${pick(SETTINGS)}`),
      nerdc: [`${topic}: ${pick(words)}`],
      waec: [`${topic}: ${words.join(', ')}`],
      jamb: [`${topic} (${pick(words)} and ${pick(words)})`],
      prerequisites: earlier.length > 0 && random() < 0.5 ? [pick(earlier)] : [],
      connections: earlier.length > 0 && random() < 0.3 ? [pick(earlier)] : [],
      skills,
      minutes: 20 + 5 * below(9),
      sections: 4 + below(4),
      questions: 8 + below(8),
      keywords: [...some(words, 5), ...some(MOTHER_TONGUES, 3)],
      terms: [...some(words, 6), ...some(MOTHER_TONGUES, 2)],
      contentHash,
      files: [{ url: contentUrl(contentHash, 'json'), hash: contentHash, bytes: 15_000 + below(20_000) }],
    });
  }
  return lessons;
}

/** A linear congruential generator: the numbers of Numerical Recipes, good enough for samples. */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

type Topic = readonly [topic: string, ...words: string[]];

const TOPICS: Record<CatalogueEntry['subject'], readonly Topic[]> = {
  mathematics: [
    [
      'Quadratic equations',
      'discriminant',
      'completing the square',
      'roots',
      'factorisation',
      'parabola',
      'almighty formula',
    ],
    [
      'Indices and logarithms',
      'base',
      'characteristic',
      'mantissa',
      'standard form',
      'laws of indices',
      'antilogarithm',
    ],
    ['Trigonometry', 'sine rule', 'cosine rule', 'angle of elevation', 'bearing', 'tangent', 'Pythagoras’ theorem'],
    ['Variation', 'direct variation', 'inverse variation', 'joint variation', 'partial variation', 'constant', 'ratio'],
    ['Statistics', 'mean', 'median', 'mode', 'standard deviation', 'histogram', 'cumulative frequency', 'ogive'],
  ],
  physics: [
    ['Waves', 'wavelength', 'frequency', 'amplitude', 'refraction', 'diffraction', 'interference', 'node'],
    ['Electricity', 'current', 'resistance', 'Ohm’s law', 'potential difference', 'e.m.f.', 'circuit', 'kilowatt-hour'],
    ['Motion', 'velocity', 'acceleration', 'projectile', 'momentum', 'Newton’s laws', 'friction', 'displacement'],
    ['Heat', 'specific heat capacity', 'latent heat', 'expansion', 'conduction', 'convection', 'absolute zero'],
  ],
  chemistry: [
    ['The mole', 'molar mass', 'Avogadro constant', 'CO₂', 's.t.p.', 'stoichiometry', 'limiting reactant'],
    ['Acids and bases', 'pH', 'titration', 'indicator', 'neutralisation', 'H₂SO₄', 'salt hydrolysis'],
    ['Organic chemistry', 'alkane', 'alkene', 'homologous series', 'isomerism', 'ester', 'polymerisation'],
    ['Electrolysis', 'anode', 'cathode', 'Faraday’s laws', 'electrolyte', 'electroplating', 'Cu²⁺ ions'],
  ],
  biology: [
    ['Cells', 'nucleus', 'osmosis', 'diffusion', 'mitosis', 'chloroplast', 'cell membrane', 'plasmolysis'],
    ['Genetics', 'allele', 'genotype', 'phenotype', 'dominance', 'sickle cell', 'Mendel’s laws', 'mutation'],
    ['Ecology', 'food web', 'habitat', 'mangrove', 'savanna', 'population', 'succession', 'tsetse fly'],
    ['Nutrition', 'photosynthesis', 'enzyme', 'balanced diet', 'protein', 'kwashiorkor', 'digestion'],
  ],
  english: [
    ['Comprehension', 'inference', 'main idea', 'summary', 'context clue', 'figurative language', 'tone'],
    ['Lexis and structure', 'synonym', 'antonym', 'idiom', 'phrasal verb', 'concord', 'question tag'],
    ['Oral English', 'vowel', 'diphthong', 'consonant cluster', 'stress', 'intonation', 'rhyme'],
  ],
  economics: [
    ['Demand and supply', 'elasticity', 'equilibrium price', 'demand curve', 'complement', 'substitute', 'market'],
    ['National income', 'gross domestic product', 'inflation', 'naira', 'per capita income', 'budget', 'taxation'],
    ['Production', 'division of labour', 'land', 'capital', 'entrepreneur', 'fixed cost', 'diminishing returns'],
  ],
};

/** What students of the north, the west and the east call things at home. */
const MOTHER_TONGUES = [
  ...['ƙidaya', 'ɗari', 'ɓangare', 'lissafi', 'ƙarfi', 'ruwa', 'ƴaƴa', 'kasuwa', 'makamashi'],
  ...['ọgbọ́n', 'ìṣirò', 'ìmọ̀ sáyẹ́ǹsì', 'ọjà', 'omi', 'ìwọ̀n', 'ẹ̀kọ́ ilẹ̀', 'àròpọ̀', 'èdè'],
  ...['ọnụọgụ', 'mgbakọ', 'ahịa', 'mmiri', 'ọkụ', 'ụmụ ihe', 'asụsụ', 'ike ọkụ', 'ihe ọmụmụ'],
];

const ANGLES = [
  'an introduction to',
  'working with',
  'problems on',
  'the meaning of',
  'everyday uses of',
  'more about',
];
const VERBS = ['Explain', 'Work out', 'Compare', 'Draw and label', 'Give examples of', 'Solve problems about'];
const SETTINGS = [
  'from what you see in a market',
  'in one or two sentences',
  'using the right units',
  'as WAEC asks for it',
  'from a table or a graph',
  'and say where it is used in Nigeria',
];
