/** Line drawings of 20 units; they stand beside words or have a label on their button. */
const PATHS = {
  open: "M3 6.500a1.500 1.500 0 0 1 1.500-1.500h3.500l2 2h5.500a1.500 1.500 0 0 1 1.500 1.500v6.500a1.500 1.500 0 0 1-1.500 1.500h-11a1.500 1.500 0 0 1-1.500-1.500z",
  save: "M4.500 3.500h9l3 3v9a1 1 0 0 1-1 1h-11a1 1 0 0 1-1-1v-11a1 1 0 0 1 1-1zM6.500 3.500v4h6v-4M6.500 16.500v-5h7v5",
  download: "M10 3.500v9M6.500 9.500l3.500 3.500 3.500-3.500M4 16.500h12",
  print: "M6 7.500v-4h8v4M6 13.500h-2a1 1 0 0 1-1-1v-4a1 1 0 0 1 1-1h12a1 1 0 0 1 1 1v4a1 1 0 0 1-1 1h-2M6 11.500h8v5h-8z",
  undo: "M7 4.500l-3.500 3.500 3.500 3.500M3.500 8h8a4.500 4.500 0 0 1 0 9h-2",
  redo: "M13 4.500l3.500 3.500-3.500 3.500M16.500 8h-8a4.500 4.500 0 0 0 0 9h2",
  up: "M10 15.500v-11M5.500 9l4.500-4.500 4.500 4.500",
  down: "M10 4.500v11M5.500 11l4.500 4.500 4.500-4.500",
  right: "M4.500 10h11M11 5.500l4.500 4.500-4.500 4.500",
  left: "M15.500 10h-11M9 5.500l-4.500 4.500 4.500 4.500",
  plus: "M10 4.500v11M4.500 10h11",
  minus: "M4.500 10h11",
  trash: "M4 6h12M8 6v-2h4v2M5.500 6l.7 10.500h7.600l.7-10.500M8.500 9v4.500M11.500 9v4.500",
  calendar: "M4 5.500h12v11h-12zM4 8.500h12M7 3.500v3M13 3.500v3",
  close: "M5.500 5.500l9 9M14.500 5.500l-9 9",
  check: "M4.500 10.500l3.500 3.500 7.500-8",
  alert: "M10 3.500l7.500 13h-15zM10 8.500v3.500M10 14.300v.2",
  fit: "M3.500 10h13M6.500 7l-3 3 3 3M13.500 7l3 3-3 3",
  gear: "M5 6.500h10M5 10h10M5 13.500h10",
};

export type IconName = keyof typeof PATHS;

export const Icon = ({ name }: { name: IconName }) => (
  <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
    <path d={PATHS[name]} />
  </svg>
);
