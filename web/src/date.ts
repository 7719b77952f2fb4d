/** Dates of the Buddhist era. Mirrors what the program reads; what it cannot read stays as typed. */

export const MONTHS = [
  "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
  "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
];
export const MONTHS_EN = [
  "January", "February", "March", "April", "May", "June",
  "July", "August", "September", "October", "November", "December",
];
const SHORT = ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."];
export const WEEKDAYS = ["อา", "จ", "อ", "พ", "พฤ", "ศ", "ส"];
export const WEEKDAYS_LONG = ["อาทิตย์", "จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์"];

/** A day of the common era, month from 1; day 0 is blank. */
export interface Day { year: number; month: number; day: number }

const arabic = (text: string) => text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
const common = (year: number) => (year > 2400 ? year - 543 : year);

/** The day that was typed, or null. */
export function read(value: unknown): Day | null {
  if (value && typeof value === "object" && !Array.isArray(value)) {
    const { day, month, year } = value as Record<string, unknown>;
    return read(`${day ?? ""} ${typeof month === "number" ? MONTHS[month - 1] : month ?? ""} ${year ?? ""}`);
  }
  if (typeof value !== "string") return null;
  const text = arabic(value).trim().replace(/^วันที่\s*/, "").replace(/พ\.ศ\.\s*/, "");
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return valid(common(+iso[1]!), +iso[2]!, +iso[3]!);
  const slashed = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text);
  if (slashed) return valid(common(+slashed[3]!), +slashed[2]!, +slashed[1]!);
  const words = /^(\d{1,2})?\s*([฀-๿.]+?)\s*(\d{4})$/.exec(text);
  if (!words) return null;
  const name = words[2]!;
  const month = MONTHS.findIndex((long, index) => long === name || SHORT[index] === name) + 1;
  return month ? valid(common(+words[3]!), month, words[1] ? +words[1] : 0) : null;
}

function valid(year: number, month: number, day: number): Day | null {
  if (month < 1 || month > 12 || day < 0 || day > days(year, month)) return null;
  return { year, month, day };
}

export const days = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();
export const weekday = (day: Day) => new Date(Date.UTC(day.year, day.month - 1, day.day)).getUTCDay();

export function add({ year, month, day }: Day, by: number): Day {
  const date = new Date(Date.UTC(year, month - 1, day + by));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export function addMonths({ year, month, day }: Day, by: number): Day {
  const index = year * 12 + month - 1 + by;
  const [to, in_] = [Math.floor(index / 12), (index % 12) + 1];
  return { year: to, month: in_, day: Math.min(day, days(to, in_)) };
}

/** As it is kept in the memo. */
export const iso = ({ year, month, day }: Day) =>
  day ? `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}` : `${MONTHS[month - 1]} ${year + 543}`;

/** As a clerk writes it. */
export const long = ({ year, month, day }: Day) => `${day ? `${day} ` : ""}${MONTHS[month - 1]} ${year + 543}`;

export const today = (): Day => {
  const now = new Date();
  return { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() };
};
