import type { Message } from '../../message.ts';
import type { method as french } from '../fr/method.ts';

/** The public page of the method: steps, limits, words, tables. Equations are the same in both languages. */
export const method: Record<keyof typeof french, Message> = {
  'method.title': 'The method',
  'method.link': 'The method',
  'method.lead':
    'Ancrage estimates what a project changes in its employment zone and elsewhere: jobs, value added, income, taxes. This page says how, from which data and assumptions, and what the computation cannot say.',
  'method.lead.check':
    'Each rule has a number. The same number goes with each figure of the application: open a figure and you find its rule, its inputs and its sources.',
  'method.version': 'Engine {engine}, data {pack}.',
  'method.contents': 'On this page',
  'method.part.limites': 'What this computation cannot say',
  'method.part.calcul': 'The computation, step by step',
  'method.part.hypotheses': 'Assumptions',
  'method.part.garde-fous': 'Guard-rails',
  'method.part.indicateurs': 'Indicators',
  'method.part.taux': 'Dated rates',
  'method.part.sources': 'Sources',
  'method.part.mots': 'Words',
  'method.part.regles': 'Every rule',

  'method.limits.lead':
    'An input-output table says who buys from whom, in a given year. That is much; it is not all.',
  'method.limit.linear.name': 'Twice as large, twice the effect.',
  'method.limit.linear.text':
    'The computation is proportional. It sees no economies of scale, no supplier already at full capacity, and no labour shortage beyond what unemployment says.',
  'method.limit.prices.name': 'Prices and wages do not move.',
  'method.limit.prices.text':
    'A project that would raise rents, wages or the price of a material has other effects, which are not here.',
  'method.limit.detail.name': 'Thirty-eight branches, no more.',
  'method.limit.detail.text':
    'A foundry and a cutting workshop are one activity there. A data centre or a refinery must declare its purchases: its branch is too wide to guess them.',
  'method.limit.years.name': 'Years are mixed.',
  'method.limit.years.text':
    'The structure of purchases is that of 2019, jobs those of 2021 and 2023, the imported share that of 2014. Each figure says its own.',
  'method.limit.commuting.name': 'Journeys to work are estimated.',
  'method.limit.commuting.text': 'Until the census file is imported, they come from population and distance.',
  'method.limit.jobs.name': 'A post, a job and a full-time equivalent count the same.',
  'method.limit.jobs.text':
    'Part-time is not known by branch. Say whether the declared jobs include agency staff.',
  'method.limit.net.name': 'Deadweight and displacement are assumptions.',
  'method.limit.net.text':
    'No statistic says what would have happened without the project. Gross and net always stand together, with their range.',
  'method.limit.elsewhere.name': 'The total for France is surer than where it falls.',
  'method.limit.elsewhere.text':
    'The total follows the national table, whatever is assumed of places. The part of the zone rests on assumptions that the committee can discuss and replace.',

  'method.step.table.title': 'What each branch buys',
  'method.step.table.text':
    'Insee’s 2019 input-output table says, for one euro produced by a branch, what it buys in France from each of the others. The rest is imported, goes to taxes on products, or makes its value added.',
  'method.step.table.equations': 'Σᵢ aᵢⱼ + mⱼ + tⱼ + vⱼ = 1\nx = (I − A)⁻¹ · f',
  'method.step.table.rules': 'R-01 R-05 R-06 R-07',
  'method.step.served.title': 'What the zone serves itself',
  'method.step.served.text':
    'A zone serves a demand the better for being specialised in the activity and for being large. It never serves more than it makes, nor all of a post that mixes several products. A declared local purchase always replaces this estimate.',
  'method.step.served.equations':
    'SLQᵢ = (Eᵢ zone ÷ E zone) ÷ (Eᵢ France ÷ E France)\nλᵢ = [log₂(1 + E zone ÷ E France)]^δᵢ\nρᵢ = min(capᵢ ; λᵢ · SLQᵢ ; Sᵢ ÷ Dᵢ)',
  'method.step.served.rules': 'R-10 R-11 R-13 R-14 R-38',
  'method.step.elsewhere.title': 'Where the rest lands',
  'method.step.elsewhere.text':
    'What the zone does not serve comes from the others, by what they make beyond their own needs and by their distance. Moving a purchase from one zone to another leaves the total of France as it is.',
  'method.step.elsewhere.equations':
    'Tᵢ(s→r) ∝ αₛ · Oᵢ(s) · βᵣ · (1 − ρᵢ(r)) · Dᵢ(r) · exp(−bᵢ · km)\nΣₛ Tᵢ(s→r) = 1',
  'method.step.elsewhere.rules': 'R-20 R-21 R-22 R-23 R-24 R-25',
  'method.step.chain.title': 'Suppliers, then their suppliers',
  'method.step.chain.text':
    'A project is the list of what it buys: nothing is counted twice. Its suppliers produce, buy in their turn, and so on. Works are counted apart, once.',
  'method.step.chain.equations':
    'rank 1 = T · p\nrank n + 1 = T · A · rank n\nindirect = Σ ranks\njobs = Σᵢ (jobs per euro produced)ᵢ · indirectᵢ',
  'method.step.chain.rules': 'R-30 R-34 R-35 R-36 R-155',
  'method.step.wages.title': 'What wages support',
  'method.step.wages.text':
    'Net wages are spent where people live, after tax and saving, on the household basket without imputed rents. One round of spending is counted; spending without end is shown beside it and never added.',
  'method.step.wages.equations':
    'income = W · net wages\nspending = income · (1 − tax) · (1 − saving) · basket\ninduced = Σ ranks of that spending',
  'method.step.wages.rules': 'R-40 R-41 R-42 R-43 R-44 R-45',
  'method.step.net.title': 'From gross to net',
  'method.step.net.text':
    'What would have happened without the project is taken off, then what is taken from other producers in France, then what replaces an existing activity. Displaced jobs are where those producers are: those zones are named.',
  'method.step.net.equations':
    'net = gross · (1 − deadweight) · (1 − displacement) · (1 − substitution)\nmarket displacement = (1 − exports) · (1 − imports replaced) · κ',
  'method.step.net.rules': 'R-60 R-61 R-62 R-63 R-64',
  'method.step.interval.title': 'The interval',
  'method.step.interval.text':
    'Five hundred draws move assumptions and figures together, the same draws for every candidate. Eight draws out of ten fall between the two bounds shown. What moves a figure most is named: it is what to find out first.',
  'method.step.interval.equations':
    'P10 ≤ P50 ≤ P90 of 500 draws\nstandard deviation: A 2 %, B 5 %, C 10 %, D 15 %, E 30 %',
  'method.step.interval.rules': 'R-50 R-51 R-52 R-53 R-54 R-55',
  'method.step.score.title': 'The group’s ranking',
  'method.step.score.text':
    'Each criterion has a scale set before the session; each person spreads a hundred points. Adding a candidate never turns two others round. Two candidates that the interval does not part are called tied.',
  'method.step.score.equations': 'V(a) = Σₖ wₖ · uₖ(a),   Σₖ wₖ = 1',
  'method.step.score.rules': 'R-100 R-101 R-105 R-106 R-107 R-108',
  'method.equations': 'Equations: {step}',

  'method.assumptions.note': 'each may be discussed and replaced',
  'method.fixed': 'fixed',
  'method.none': '–',
  'method.anchor.none': 'no published figure: to be discussed',
  'method.anchor.deltaSheltered':
    'Flegg; one δ for all empties small zones of their shops and services. To be set on declared local purchases.',
  'method.anchor.deltaExposed':
    'Flegg: 0.1 to 0.4 by study (to be checked). To be set on declared local purchases.',
  'method.anchor.decayFactor': 'constructed: multiplies the effect of distance in every branch',
  'method.anchor.commutingDecay': 'constructed, until the census file of journeys is imported',
  'method.anchor.residentFloor': 'order of magnitude published by Insee for employment zones (to be checked)',
  'method.anchor.savingSpread': 'around the saving rate of households (Insee 2023)',
  'method.anchor.importReplacement': 'used only when the data lack the imported share of the product',
  'method.anchor.fullYear': 'year of the rates when the project does not say its own',

  'method.guard.lead':
    'Three studies of establishments by Insee give {low} to {high} indirect job per direct job, and {inducedLow} to {inducedHigh} induced job per direct and indirect job. Here is the computation for the same sites, from their direct jobs alone. These studies are not inputs.',
  'method.guard.indirect':
    'Indirect: we count every rank of supplier, those studies the jobs that direct suppliers say they owe to the site. Our figure for the zone is therefore higher, that of the region more so.',
  'method.guard.induced':
    'Induced: we count what wages support when spent once; those studies, the jobs that serve everybody in the households concerned. The two do not measure the same thing, and no reasonable setting brings them together: we do not set the computation on them.',
  'method.guard.check': 'Figures read in extracts of these studies: to be checked in the originals.',
  'method.ratio.indirect': 'indirect ÷ direct',
  'method.ratio.induced': 'induced ÷ (direct + indirect)',

  'method.indicators.note':
    '{computed} computed once the size is known, {declared} once the project declares them, {awaited} awaited',
  'method.status.computed': 'Computed once the size of the project is known ({count})',
  'method.status.declared': 'Computed once the project declares what they ask for ({count})',
  'method.status.awaited': 'Awaiting a source or a rule ({count}): never guessed',
  'method.project': 'the project',
  'method.nothing': 'nothing: says what is missing',

  'method.rates.note': 'each with its article, its year and the date when to check it',
  'method.rate.pay': 'Employer cost and net pay',
  'method.rate.cvae': 'CVAE (value-added contribution)',
  'method.rate.apprenticeship': 'Apprenticeship levy',
  'method.rates.error':
    'Employer cost and net pay come from the official rules published by Urssaf (modele-social), reduced to a table. Largest gap to those rules, from 1 to 4 minimum wages: {cost} on employer cost, {net} on net pay.',
  'method.toCheck': 'to be checked in the law',
  'method.beneficiary.commune': 'municipality and its grouping',
  'method.beneficiary.department': 'department',
  'method.beneficiary.region': 'region',
  'method.beneficiary.state': 'State',
  'method.beneficiary.social-security': 'social security',
  'method.beneficiary.agencies': 'agencies',

  'method.sources.note': 'vintage, licence, date of reading',
  'method.noDate': 'no end date',
  'method.rules.note': 'as the engine follows them',
  'method.rules.cited': { one: 'Rule', other: 'Rules' },
  'method.column.assumption': 'Assumption',
  'method.column.value': 'Value',
  'method.column.range': 'Range',
  'method.column.grade': 'Evidence',
  'method.column.anchor': 'What it rests on',
  'method.column.rule': 'Rule',
  'method.column.study': 'Study',
  'method.column.ratio': 'Ratio',
  'method.column.published': 'Published',
  'method.column.basin': 'Here, zone',
  'method.column.region': 'Here, region',
  'method.column.indicator': 'Indicator',
  'method.column.formula': 'Formula',
  'method.column.missing': 'What is missing',
  'method.column.unit': 'Unit',
  'method.column.sources': 'Sources',
  'method.column.fallback': 'When not declared',
  'method.column.rate': 'Rate',
  'method.column.article': 'Text',
  'method.column.beneficiary': 'Beneficiary',
  'method.column.year': 'Year',
  'method.column.until': 'Check before',
  'method.column.source': 'Source',
  'method.column.producer': 'Producer',
  'method.column.vintage': 'Vintage',
  'method.column.licence': 'Licence',
  'method.column.read': 'Read on',

  'method.group.tables': 'Tables',
  'method.group.geography': 'Geography',
  'method.group.effects': 'Effects',
  'method.group.intervals-and-grades': 'Intervals and grades',
  'method.group.net': 'Net',
  'method.group.taxes': 'Taxes',
  'method.group.catalogue': 'Catalogue',
  'method.group.borders-and-traces': 'Borders and traces',
  'method.group.group-scoring': 'Group scoring',
  'method.group.choices-the-method-leaves-open': 'Choices the method leaves open',
  'rule.R-102': 'TOPSIS, a second opinion',
  'rule.R-103': 'PROMETHEE II, a second opinion',
  'rule.R-104': 'Weighted product, a second opinion',
  'rule.R-106': 'A candidate added never turns two others round',
  'rule.R-107': 'Tied while the gap is inside the interval',
  'rule.R-110': 'The same project elsewhere: what belongs to its place is left to be estimated',
  'rule.R-111': 'Table of every zone: what each gains from a demand anywhere',
  'rule.R-112': 'Draws of the geography, zone by zone',
  'rule.R-113': 'Zones ranked on their net jobs, tied inside the interval',
  'rule.R-114': 'Who gains and who loses when a project settles elsewhere',
  'rule.R-155': 'What gives the totals over France, in the order of computing',
  'rule.R-156': 'Each indicator names its sources and what stands in for it',
  'rule.R-157': 'The page of the method cites every rule; published studies beside the computation',

  'method.word.basin.name': 'Employment zone',
  'method.word.basin.text': 'Territory where most people both live and work; France has 306.',
  'method.word.branch.name': 'Branch',
  'method.word.branch.text': 'Family of activities of the national accounts: 38 here.',
  'method.word.direct.name': 'Direct',
  'method.word.direct.text': 'On the site of the project.',
  'method.word.indirect.name': 'Indirect',
  'method.word.indirect.text': 'At suppliers, their suppliers, and so on.',
  'method.word.induced.name': 'Induced',
  'method.word.induced.text': 'What the wages spent by households support.',
  'method.word.supported.name': 'Jobs supported',
  'method.word.supported.text': 'Direct, indirect and induced together: they are not all created.',
  'method.word.gross.name': 'Gross and net',
  'method.word.gross.text': 'Before and after what would have happened anyway or is taken from others.',
  'method.word.deadweight.name': 'Deadweight',
  'method.word.deadweight.text': 'What would have happened anyway.',
  'method.word.displacement.name': 'Displacement',
  'method.word.displacement.text': 'What is taken from other firms, in France or in the zone.',
  'method.word.substitution.name': 'Substitution',
  'method.word.substitution.text': 'What replaces an activity of the same firm.',
  'method.word.served.name': 'Served share (ρ)',
  'method.word.served.text': 'Share of the demand for a product that the zone makes itself.',
  'method.word.slq.name': 'Location quotient (SLQ)',
  'method.word.slq.text': 'Weight of an activity in the zone over its weight in France. 2: twice as present.',
  'method.word.delta.name': 'Size factor (λ, δ)',
  'method.word.delta.text': 'Lowers the served share of small zones, which buy elsewhere more often.',
  'method.word.grade.name': 'Grade of evidence',
  'method.word.grade.text':
    'A declared with evidence, B declared, C official of the territory, D official of the branch, E estimate or assumption.',
  'method.word.interval.name': 'Interval',
  'method.word.interval.text': 'Eight draws out of ten fall between its two bounds (P10 and P90).',
};
