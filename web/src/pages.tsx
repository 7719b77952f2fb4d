/** The pages as they will print. A click leads to the field; the field with the focus is marked. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { TargetedMouseEvent } from "preact";
import { doc } from "./doc";
import { Action } from "./parts";
import { jump, state, type Page } from "./session";
import type { Spot } from "./api";
import { t } from "./words";

const ZOOMS = [0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4];
/** CSS pixels to a point at 100 %. */
const PIXELS = 96 / 72;

export function Pages() {
  const box = useRef<HTMLDivElement>(null);
  const [zoom, setZoom] = useState<number | null>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => entry && setWidth(Math.floor(entry.contentRect.width)));
    if (box.current) watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  const upright = Math.min(...state.pages.map((page) => Math.min(page.width, page.height)), 595.28);
  const fit = width ? Math.min(2, (width - 2) / (upright * PIXELS)) : 1;
  const scale = (zoom ?? Math.min(fit, 1.35)) * PIXELS;
  const step = (by: number) => {
    const now = scale / PIXELS;
    setZoom(by > 0 ? ZOOMS.find((one) => one > now + 0.01) ?? 4 : ZOOMS.findLast((one) => one < now - 0.01) ?? 0.5);
  };
  return (
    <div class="pages-pane">
      <div class="pages-bar" role="toolbar" aria-label={t("pages")}>
        <span class="count">{state.pages.length > 0 && t("page_count", state.pages.length)}</span>
        <Action icon="minus" bare label={t("zoom_out")} run={() => step(-1)} />
        <span class="percent" aria-live="polite">{Math.round((scale / PIXELS) * 100)}%</span>
        <Action icon="plus" bare label={t("zoom_in")} run={() => step(1)} />
        <Action icon="fit" bare label={t("zoom_fit")} run={() => setZoom(null)} />
      </div>
      {state.stale && <p class="stale" role="status">{state.pages.length ? t("stale") : t("empty")}</p>}
      <div class="pages" id="pages" tabIndex={0} role="region" aria-label={t("pages")}>
        <div class="measure" ref={box} />
        {state.pages.length === 0 && <div class="sheet blank" aria-hidden="true" />}
        {state.pages.map((page, index) => <Sheet page={page} index={index} scale={scale} />)}
      </div>
    </div>
  );
}

function Sheet({ page, index, scale }: { page: Page; index: number; scale: number }) {
  const spots = state.spots.filter((spot) => spot.page === index);
  const range = state.focus && !state.stale && state.shown === doc.version ? doc.range(state.focus) : null;
  const marked = range ? spots.filter((spot) => spot.from < range[1] && spot.to > range[0]) : [];
  const click = (event: TargetedMouseEvent<HTMLElement>) => {
    const frame = event.currentTarget.getBoundingClientRect();
    const spot = nearest(spots, (event.clientX - frame.left) / scale, (event.clientY - frame.top) / scale);
    if (spot) jump(spot.from, spot.to);
  };
  return (
    <figure class={`sheet ${page.width > page.height ? "wide" : ""}`} style={{ width: `${page.width * scale}px`, height: `${page.height * scale}px` }} onClick={click}>
      <img src={page.url} alt={t("page_of", index + 1, state.pages.length)} decoding="sync" draggable={false} onLoad={loaded} data-page={page.id} />
      {marked.map(({ x, y, width, height }) => (
        <span class="marked" style={{ left: `${x * scale - 3}px`, top: `${y * scale}px`, width: `${width * scale + 6}px`, height: `${height * scale}px` }} />
      ))}
    </figure>
  );
}

/** Says which text the pages on the screen are of: measured by the benchmark. */
function loaded() {
  const images = [...document.querySelectorAll<HTMLImageElement>(".sheet img")];
  if (images.every((image) => image.complete)) document.documentElement.dataset.shown = String(state.shown);
}

/** The spot at a place, or one close by. */
function nearest(spots: Spot[], x: number, y: number): Spot | null {
  let best: [number, Spot | null] = [18, null];
  for (const spot of spots) {
    const dx = Math.max(spot.x - x, 0, x - spot.x - spot.width);
    const dy = Math.max(spot.y - y, 0, y - spot.y - spot.height);
    const far = Math.hypot(dx, dy);
    if (far < best[0]) best = [far, spot];
  }
  return best[1];
}
