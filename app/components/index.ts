// One door. Pages that must stay light (join, phone) import button.tsx, text-field.tsx, notice.tsx… by file instead.
export {
  Button,
  IconButton,
  LinkButton,
  type ButtonProps,
  type ButtonTone,
  type IconButtonProps,
  type LinkButtonProps,
} from './button.tsx';
export { classNames } from './class-names.ts';
export { DataTable, type Column, type DataTableProps } from './data-table.tsx';
export { Dialog, Panel, type DialogProps } from './dialog.tsx';
export { FICHE_STEPS, Fiche, Notches, type FicheProps } from './fiche.tsx';
export { Field, FieldError, type FieldProps, type FieldState, type Holder } from './field.tsx';
export { Figure, type FigureProps } from './figure.tsx';
export { GradeBadge, type Grade } from './grade-badge.tsx';
export { Icon } from './icon.tsx';
export { Interval, place, type IntervalProps } from './interval.tsx';
export { Logo, LogoMark } from './logo.tsx';
export { Menu, type MenuEntry } from './menu.tsx';
export { NavTabs } from './nav-tabs.tsx';
export { Empty, ErrorNotice, Loading, Notice, type NoticeProps, type NoticeTone } from './notice.tsx';
export { PRESENCE_COLORS, initials, presenceColor, type PresenceColor } from './presence-color.ts';
export { Avatar, Presence, type PresentPerson } from './presence.tsx';
export { SaveState, type SaveStateName, type SaveStateProps } from './save-state.tsx';
export { Section, type SectionProps } from './section.tsx';
export { Segmented, type SegmentedProps } from './segmented.tsx';
export { Slider, type SliderProps } from './slider.tsx';
export { StepHeader, phaseOf, type StepHeaderProps, type StepPhase } from './step-header.tsx';
export { Tabs, type TabsProps } from './tabs.tsx';
export { ExampleTag, Gauge, Tag, type TagTone } from './tag.tsx';
export {
  Select,
  TextArea,
  TextField,
  type SelectProps,
  type TextAreaProps,
  type TextFieldProps,
} from './text-field.tsx';
export { TitleBlock, type TitleBlockProps } from './title-block.tsx';
