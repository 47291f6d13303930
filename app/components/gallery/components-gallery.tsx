import { ArrowRight, Check, Clock, Copy, Plus, Send, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useI18n } from '#app/i18n/index.ts';
import {
  Button,
  DataTable,
  Dialog,
  Empty,
  ErrorNotice,
  ExampleTag,
  Fiche,
  Field,
  Figure,
  Gauge,
  GradeBadge,
  IconButton,
  LinkButton,
  Loading,
  Logo,
  Menu,
  NavTabs,
  Notice,
  Panel,
  Presence,
  SaveState,
  Section,
  Segmented,
  Select,
  StepHeader,
  Tabs,
  Tag,
  TextArea,
  TextField,
  TitleBlock,
} from '../index.ts';
import { LevelsBar } from '../charts/index.ts';
import { samplePeople } from './sample-data.ts';

// Whole class names: Tailwind reads them in the source.
const swatches = [
  ['encre', 'bg-encre'],
  ['papier', 'bg-papier'],
  ['vert', 'bg-vert'],
  ['jaune', 'bg-jaune'],
  ['minium', 'bg-minium'],
  ['prune', 'bg-prune'],
  ['focus', 'bg-focus'],
  ['direct', 'bg-direct'],
  ['indirect', 'bg-indirect'],
  ['induit', 'bg-induit'],
] as const;

/** Every component in every state, with invented data. */
export function ComponentsGallery() {
  const { t } = useI18n();
  return (
    <main>
      <TitleBlock
        title={t('dev.components.title')}
        subtitle={t('dev.components.subtitle')}
        example
        facts={[
          { label: t('dev.sheet'), value: t('dev.components.sheet') },
          { label: t('dev.surfaces'), value: t('dev.surfaces.value') },
        ]}
        actions={
          <>
            <LinkButton href="/dev/graphiques" icon={ArrowRight} iconPlace="after">
              {t('dev.charts.title')}
            </LinkButton>
            <Logo href="/" />
          </>
        }
      />
      <div className="page grid gap-x-9 gap-y-6 md:grid-cols-2 xl:grid-cols-3">
        <Colours />
        <Letters />
        <Buttons />
        <Section title={t('dev.save')}>
          <ul className="grid gap-2">
            <li>
              <SaveState state="saved" />
            </li>
            <li>
              <SaveState state="saving" />
            </li>
            <li>
              <SaveState state="pending" count={2} />
            </li>
            <li>
              <SaveState state="offline" />
            </li>
            <li>
              <SaveState state="refused" reason={t('dev.save.reason')} />
            </li>
          </ul>
        </Section>
        <Section title={t('dev.presence')}>
          <div className="rang flex-wrap">
            <Presence people={samplePeople} max={6} />
            <Tag tone="now">{t('dev.tag.now')}</Tag>
            <Tag tone="late" icon={Clock}>
              {t('dev.tag.late')}
            </Tag>
            <Tag tone="done" icon={Check}>
              {t('dev.tag.done')}
            </Tag>
            <Tag tone="running">{t('dev.tag.running')}</Tag>
            <Tag>{t('dev.tag.plain')}</Tag>
            <Tag tone="room">{t('dev.tag.room')}</Tag>
            <ExampleTag />
          </div>
          <p className="rang mt-3 flex-wrap">
            {(['A', 'B', 'C', 'D', 'E'] as const).map((grade) => (
              <GradeBadge key={grade} grade={grade} />
            ))}
          </p>
        </Section>
        <Fields />
        <Forms />
        <Section title={t('dev.fiche')}>
          <div className="grid gap-2.5">
            <Fiche
              number="BEL-0142"
              steps={2}
              title={t('dev.fiche.title')}
              href="#fiche"
              meta={t('dev.fiche.meta')}
            />
            <Fiche title={t('dev.fiche.new')} isNew meta={t('dev.fiche.newMeta')} />
            <Fiche
              number="BEL-0147"
              steps={3}
              selected
              title={t('dev.fiche.chosen')}
              actions={<Button icon={Check}>{t('dev.fiche.keep')}</Button>}
            />
          </div>
          <p className="note">{t('dev.fiche.note')}</p>
        </Section>
        <Section title={t('dev.step')}>
          <div className="grid gap-1.5">
            <StepHeader
              number={4}
              title={t('dev.step.title')}
              detail={t('dev.step.detail')}
              seconds={400}
              level={3}
            />
            <StepHeader
              number={4}
              title={t('dev.step.last')}
              detail={t('dev.step.once')}
              seconds={60}
              level={3}
            />
            <StepHeader
              number={4}
              title={t('dev.step.over')}
              detail={t('dev.step.grace')}
              seconds={-48}
              level={3}
            />
          </div>
          <p className="rang mt-3">
            <b className="s">{t('dev.gauge')}</b>
            <Gauge done={4} total={6} label={t('dev.gauge')} />
          </p>
        </Section>
        <Notices />
        <Section title={t('dev.empty')}>
          <div className="grid gap-3">
            <Empty title={t('dev.empty.title')} action={<Button icon={Plus}>{t('dev.empty.action')}</Button>}>
              {t('dev.empty.text')}
            </Empty>
            <Loading what={t('dev.loading')} duration={t('dev.loading.time')} />
            <ErrorNotice live={false} title={t('dev.error.title')}>
              {t('dev.error.text')}
            </ErrorNotice>
          </div>
        </Section>
        <Choices />
        <Dialogs />
        <SampleTable />
      </div>
    </main>
  );
}

function Colours() {
  const { t } = useI18n();
  return (
    <Section title={t('dev.colours')}>
      <ul className="grid grid-cols-5 gap-2.5">
        {swatches.map(([name, ground]) => (
          <li key={name}>
            <span className={`block h-10 border border-encre ${ground}`} />
            <b className="xs block">{name}</b>
          </li>
        ))}
      </ul>
      <LevelsBar
        className="mt-3"
        levels={[
          { level: 'basin', label: t('dev.level.basin'), jobs: 79 },
          { level: 'department', label: t('dev.level.department'), jobs: 6 },
          { level: 'region', label: t('dev.level.region'), jobs: 11 },
          { level: 'france', label: t('dev.level.france'), jobs: 20 },
          { level: 'abroad', label: t('dev.level.abroad'), jobs: 14 },
        ]}
      />
    </Section>
  );
}

function Letters() {
  const { t } = useI18n();
  const [value, setValue] = useState(56);
  return (
    <Section title={t('dev.letters')}>
      <p className="font-titre text-[2.5rem] leading-[1.08] font-extrabold tracking-tight">
        {t('dev.letters.sign')}
      </p>
      <p className="font-titre text-xl font-bold">{t('dev.letters.title')}</p>
      <p className="text-lg">{t('dev.letters.phone')}</p>
      <p>{t('dev.letters.text')}</p>
      <p className="s">{t('dev.letters.second')}</p>
      <p className="xs">{t('dev.letters.floor')}</p>
      <p className="mono s">BEL-0147</p>
      <div className="mt-3 grid grid-cols-2 gap-4">
        <Figure
          label={t('dev.figure')}
          value={value}
          p10={value - 15}
          p90={value + 14}
          max={140}
          net
          note={t('dev.example')}
        />
        <Figure label={t('dev.figure.missing')} value={null} missing={t('dev.figure.why')} />
      </div>
      <Button className="mt-2" onClick={() => setValue((now) => (now === 56 ? 63 : 56))}>
        {t('dev.figure.move')}
      </Button>
    </Section>
  );
}

function Buttons() {
  const { t } = useI18n();
  return (
    <Section title={t('dev.buttons')}>
      <div className="rang flex-wrap">
        <Button tone="primary">{t('dev.button.save')}</Button>
        <Button>{t('dev.button.second')}</Button>
        <Button tone="danger" icon={Trash2}>
          {t('dev.button.delete')}
        </Button>
        <Button closed={t('dev.button.closed')}>{t('dev.button.save')}</Button>
        <Button busy>{t('dev.button.busy')}</Button>
        <Button tone="bare">{t('dev.button.bare')}</Button>
        <LinkButton href="#lien" icon={ArrowRight} iconPlace="after">
          {t('dev.button.link')}
        </LinkButton>
        <IconButton icon={Plus} label={t('dev.button.plus')} />
        <Menu
          label={t('dev.button.more')}
          items={[
            { id: 'copy', label: t('dev.menu.copy'), icon: Copy },
            { id: 'delete', label: t('dev.menu.delete'), icon: Trash2, disabled: true },
          ]}
        />
      </div>
      <div className="mt-2.5" data-surface="telephone">
        <Button tone="primary" size="large" icon={Send} iconPlace="after">
          {t('dev.button.send')}
        </Button>
      </div>
    </Section>
  );
}

function Fields() {
  const { t } = useI18n();
  const [typed, setTyped] = useState('130');
  const [rest, setRest] = useState('60');
  const [estimated, setEstimated] = useState('');
  const over = Number(typed.replace(',', '.')) > 100;
  return (
    <Section title={t('dev.field')}>
      <Field label={t('dev.field.rest')} unit="ETP" grade="B" value={rest} onChange={setRest} />
      <Field
        label={t('dev.field.estimated')}
        unit="€/an"
        grade={estimated ? 'B' : 'C'}
        value={estimated}
        placeholder={'34\u00a0800'}
        onChange={setEstimated}
      />
      <Field
        label={t('dev.field.held')}
        unit="%"
        grade="C"
        value="38"
        heldBy={{ name: 'Samia', color: 'p3' }}
        readOnly={false}
      />
      <Field
        label={t('dev.field.refused')}
        unit="%"
        grade="B"
        value={typed}
        error={over ? t('dev.field.error', { typed }) : null}
        onChange={setTyped}
      />
      <Field label={t('dev.field.assumed')} unit="%" grade="E" value="" placeholder="15" />
      <Field label={t('dev.field.readonly')} unit="M€" grade="A" value="7,8" readOnly />
      <Field
        label={t('dev.field.trace')}
        unit="%"
        grade="D"
        value=""
        placeholder="22"
        onOpenTrace={() => undefined}
        hint={t('dev.field.hint')}
      />
    </Section>
  );
}

function Forms() {
  const { t } = useI18n();
  const [text, setText] = useState(t('dev.form.text'));
  return (
    <Section title={t('dev.form')}>
      <form className="grid gap-3">
        <TextField label={t('dev.form.name')} hint={t('dev.form.nameHint')} autoComplete="off" />
        <TextField label={t('dev.form.code')} error={t('dev.form.codeError')} defaultValue="48A 913" />
        <TextField
          label={t('dev.form.heldLabel')}
          heldBy={{ name: 'Nadia', color: 'p1' }}
          defaultValue={t('dev.form.heldValue')}
        />
        <TextArea label={t('dev.form.area')} value={text} maxLength={240} onChange={setText} />
        <Select
          label={t('dev.form.select')}
          empty={t('dev.form.selectEmpty')}
          options={[
            { value: '2027', label: '2027' },
            { value: 'after', label: t('dev.form.selectAfter') },
          ]}
        />
      </form>
    </Section>
  );
}

function Notices() {
  const { t } = useI18n();
  return (
    <Section title={t('dev.notice')}>
      <div className="grid gap-2">
        <Notice live={false} tone="done" title={t('dev.notice.done')}>
          {t('dev.notice.doneText')}
        </Notice>
        <Notice
          live={false}
          tone="now"
          title={t('dev.notice.now')}
          actions={<Button>{t('dev.notice.follow')}</Button>}
        >
          {t('dev.notice.nowText')}
        </Notice>
        <Notice live={false} tone="missing" title={t('dev.notice.missing')}>
          {t('dev.notice.missingText')}
        </Notice>
        <Notice live={false} tone="room" title={t('dev.notice.room')}>
          {t('dev.notice.roomText')}
        </Notice>
      </div>
    </Section>
  );
}

function Choices() {
  const { t } = useI18n();
  const [view, setView] = useState<'table' | 'both' | 'owner'>('both');
  return (
    <Section title={t('dev.choices')}>
      <Segmented
        label={t('dev.choices.view')}
        value={view}
        onChange={setView}
        options={[
          { id: 'table', label: t('dev.choices.table') },
          { id: 'both', label: t('dev.choices.both') },
          { id: 'owner', label: t('dev.choices.owner') },
        ]}
      />
      <div className="mt-3">
        <Tabs
          label={t('dev.choices.tabs')}
          tabs={[
            {
              id: 'one',
              label: t('dev.choices.table'),
              content: <p className="s">{t('dev.choices.one')}</p>,
            },
            {
              id: 'two',
              label: t('dev.choices.calendar'),
              content: <p className="s">{t('dev.choices.two')}</p>,
            },
          ]}
        />
      </div>
      <div className="mt-3">
        <NavTabs
          label={t('dev.choices.pages')}
          items={[
            { href: '#accueil', label: t('dev.choices.home') },
            { href: '#projets', label: t('dev.choices.projects'), current: true },
            { href: '#feuille', label: t('dev.choices.roadmap') },
          ]}
        />
      </div>
    </Section>
  );
}

function Dialogs() {
  const { t } = useI18n();
  const [open, setOpen] = useState<'dialog' | 'panel' | null>(null);
  const close = () => setOpen(null);
  return (
    <Section title={t('dev.dialog')}>
      <div className="dialogue">
        <h3 className="text-titre">{t('dev.dialog.title')}</h3>
        <p className="s mt-1 mb-3">{t('dev.dialog.text')}</p>
        <div className="rang flex-wrap">
          <Button tone="primary" onClick={() => setOpen('dialog')}>
            {t('dev.dialog.open')}
          </Button>
          <Button onClick={() => setOpen('panel')}>{t('dev.dialog.panel')}</Button>
        </div>
      </div>
      <Dialog
        alert
        open={open === 'dialog'}
        onClose={close}
        title={t('dev.dialog.title')}
        actions={
          <>
            <Button tone="primary" onClick={close}>
              {t('dev.dialog.freeze')}
            </Button>
            <Button onClick={close}>{t('dev.dialog.keep')}</Button>
          </>
        }
      >
        {t('dev.dialog.text')}
      </Dialog>
      <Panel open={open === 'panel'} onClose={close} title={t('dev.dialog.panel')}>
        <p>{t('dev.dialog.panelText')}</p>
      </Panel>
    </Section>
  );
}

function SampleTable() {
  const { t, format } = useI18n();
  const rows = [
    { id: 'a', label: t('dev.table.wage'), value: 34800, low: 31200, high: 38900, grade: 'C' as const },
    { id: 'b', label: t('dev.table.jobs'), value: 116, low: 98, high: 137, grade: 'B' as const },
    { id: 'c', label: t('dev.table.net'), value: 56, low: 41, high: 70, grade: 'E' as const },
  ];
  return (
    <Section title={t('dev.table')}>
      <DataTable
        caption={t('dev.table')}
        rows={rows}
        rowKey={(row) => row.id}
        isCurrent={(row) => row.id === 'b'}
        columns={[
          {
            id: 'label',
            head: t('dev.table.figure'),
            rowHeader: true,
            cell: (row) => row.label,
            sortBy: (row) => row.label,
          },
          {
            id: 'value',
            head: t('charts.value'),
            numeric: true,
            cell: (row) => <b>{format.count(row.value)}</b>,
            sortBy: (row) => row.value,
          },
          {
            id: 'interval',
            head: t('charts.eightInTen'),
            numeric: true,
            cell: (row) => format.interval(row.low, row.high),
          },
          {
            id: 'grade',
            head: t('charts.grade'),
            cell: (row) => <GradeBadge grade={row.grade} word={false} />,
          },
        ]}
      />
    </Section>
  );
}
