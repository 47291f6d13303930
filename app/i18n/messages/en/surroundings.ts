/** What imported files say around a project: hiring, jobseekers, suppliers, private jobs, outlines. */
export const surroundings = {
  'formula.J22':
    'Recruitment projects judged difficult ÷ recruitment projects, in the departments of the basin, weighted by its inhabitants; all occupations, those of the project not being known',
  'formula.J23': 'Jobseekers of the basin in the project’s occupations',
  'formula.T08':
    'Open sites within 50 km, by branch that supplies, weighted by the share of each branch in purchases made in France',
  'missing.hiringTension':
    'tension of hiring is missing: France Travail’s labour-needs survey, to be imported (page Data)',
  'missing.hiringTensionHere':
    'the imported labour-needs survey publishes no figure for the departments of this basin',
  'missing.jobseekers':
    'jobseekers of the basin (Dares series by employment zone, to be imported), their occupations and those of the project are missing',
  'missing.jobseekersByOccupation':
    'jobseekers of the basin are known (page of the basin); their occupations and those of the project are missing: no national share has a checked source',
  'missing.suppliersNearby':
    'sites nearby are missing: the State’s search of firms (Sirene), to be imported (page Data)',
  'missing.suppliersListed':
    'no open site of a branch that supplies is within 50 km in the imported lists: complete the search',
  'missing.projectOccupations':
    'the tension is that of every occupation of the department: those of the project are not known',
  'coefficient.weightedTension': 'tension of the department, for its share of the basin',
  'coefficient.departmentTension': 'difficult recruitments, share of the department’s projects',
  'coefficient.departmentPeople': 'share of the basin’s inhabitants who live there',
  'coefficient.branchSuppliers': 'sites of the branch, weighted by what is bought of it',
  'coefficient.sitesNear': 'open sites within 50 km',
  'trace.formula.J22.1': '{r} = {a}',
  'trace.formula.J22.2': '{r} = {a} + {b}',
  'trace.formula.J22.3': '{r} = {a} + {b} + {c}',
  'trace.formula.basin.hiringTension.1': '{r} = {a}',
  'trace.formula.basin.hiringTension.2': '{r} = {a} + {b}',
  'trace.formula.basin.hiringTension.3': '{r} = {a} + {b} + {c}',
  'trace.formula.weightedTension': '{r} = {a} × {b}',
  'trace.formula.branchSuppliers': '{r} = {a} × {b}',
  'rule.R-125': 'Skills: posts of the branch in the basin, and tension of the labour market',
  'rule.R-485': 'Tension of hiring in the departments of the basin',
  'rule.R-486': 'All occupations together: those of the project are not known',
  'rule.R-487': 'Jobseekers: the basin’s total is shown, never spread over occupations',
  'rule.R-488': 'Suppliers within 50 km, weighted by purchases',
  'rule.R-489': 'Imported lists: a minimum, and the centre of the zone where the place is missing',
  'rule.R-490': 'Skills: the survey’s tension replaces unemployment once it is imported',
  'rule.R-491': 'Private jobs shown beside the posts, never mixed into the calculation',
  'rule.R-492': 'Imported outlines: checked, rounded, drawn by the maps',
  'basin.around.source': '{title}. {producer}, {vintage}. {licence}.',
  'basin.jobseekers': 'Jobseekers',
  'basin.jobseekers.note': 'categories A, B and C, end of {month}',
  'basin.jobseekers.alone':
    'registered and bound to look for work; the same month of last year is not in the file',
  'basin.jobseekers.change':
    'registered and bound to look for work, {change} in a year; the file does not say their occupation',
  'basin.hiring': 'Hiring here',
  'basin.hiring.note': 'all occupations, {department}',
  'basin.hiring.text':
    '{share} of recruitment projects are judged difficult by the employers of the department.',
  'basin.hiring.caption': 'Occupations most asked for, {department}, and share of projects judged difficult',
  'basin.hiring.job': 'Occupation',
  'basin.hiring.projects': 'Projects',
  'basin.hiring.hard': 'Difficult',
  'basin.hiring.departments':
    'The survey’s basins are not employment zones: the table is that of the department where most of the basin’s people live, the share above weighs all its departments.',
  'basin.private': 'Private-sector jobs',
  'basin.private.note': 'by division, {year}',
  'basin.private.caption': 'Private-sector jobs of the basin of {name} by division, {year}',
  'basin.private.division': 'Division',
  'basin.private.change': 'Since {year}',
  'basin.private.since': 'since {year}',
  'basin.private.beside':
    'Private only: the calculation keeps the Flores posts, which count public ones too.',
  'basin.private.showAll': { one: 'Show {count} more division', other: 'Show the {count} other divisions' },
  'basin.firms': 'Sites found',
  'basin.firms.note': {
    one: '{count} in the imported lists',
    other: '{shown} of {count} in the imported lists',
  },
  'basin.firms.caption': 'Sites of the basin of {name} in the imported lists',
  'basin.firms.firm': 'Site',
  'basin.firms.activity': 'Activity',
  'basin.firms.siret': 'SIRET',
  'basin.firms.minimum': 'What was searched, not all there is.',
  'trace.label.basin.jobseekers': 'jobseekers, categories A, B and C',
  'trace.label.basin.changeBetween': 'change between the two dates',
  'trace.label.basin.hiringTension': 'share of recruitments judged difficult',
  'trace.label.basin.recruitments': 'recruitment projects',
  'trace.label.basin.difficult': 'projects judged difficult',
  'trace.label.basin.hardRecruitments': 'share of projects judged difficult',
  'trace.label.basin.privateJobs': 'private-sector jobs',
} as const;
