// Sets the planned page: heads are fitted, pictures placed, text threaded through the columns left free; then says where every line came to stand.
'use strict';
const SPEC = JSON.parse(document.getElementById('spec').textContent), page = document.getElementById('page');
const box = e => e.getBoundingClientRect();
const el = (cls, css, html) => { const e = document.createElement('div'); if (cls) e.className = cls; if (css) e.style.cssText = css; if (html != null) e.innerHTML = html; return e; };
const put = (e, [x, y, w, h]) => { e.style.position = 'absolute'; e.style.left = x + 'px'; e.style.top = y + 'px'; if (w != null) e.style.width = w + 'px'; if (h != null) e.style.height = h + 'px'; return e; };

/* A headline is as large as its line allows, within its bounds; else it takes more lines. */
function fitHeads(root, room, tate, grow) {
  for (const h of root.querySelectorAll('[data-fit]')) {
    const [fill, min, max, lines] = h.dataset.fit.split(' ').map(Number), k = Number(h.dataset.sx || 1), r = room * Number(h.dataset.room || 1);
    h.style.cssText += ';display:inline-block;white-space:nowrap;font-size:100px;width:auto;height:auto;transform:none';
    const b = box(h), len = (tate ? b.height : b.width) * k;
    let n = 1, size = Math.min(r * fill * grow, r * .99) / len * 100;
    while (size < min && n < lines) { n++; size = r * n * .86 / len * 100; }
    const least = min * .62 * Math.min(1, grow); size = Math.max(Math.min(size, max * grow), least);
    h.style.display = 'block'; h.style.fontSize = size.toFixed(2) + 'px'; h.style.whiteSpace = n > 1 || size <= least * 1.02 ? 'normal' : 'nowrap';
    if (k != 1) { h.style[tate ? 'height' : 'width'] = r / k + 'px'; h.style.transform = tate ? `scaleY(${k})` : `scaleX(${k})`; h.style.transformOrigin = '0 0';
      if (tate) h.style.marginBottom = (r - r / k) + 'px'; }
  }
}
/* Adverts and the like: the largest type at which everything fits the box. */
function fitBox(e) {
  const w = e.clientWidth, h = e.clientHeight; let lo = 3, hi = Number(e.dataset.most || 40);
  for (let i = 0; i < 9; i++) { const m = (lo + hi) / 2; e.style.fontSize = m + 'px'; if (e.scrollHeight <= h + 1 && e.scrollWidth <= w + 1) lo = m; else hi = m; }
  e.style.fontSize = lo + 'px';
}

const textLen = s => s.runs.reduce((n, r) => n + r.t.length, 0);
function paragraph(s, from, to) {
  const p = document.createElement('p'); p.className = s.cls || ''; p.dataset.role = s.role; if (s.art) p.dataset.art = s.art; if (s.p != null) p.dataset.p = s.p; if (s.css) p.style.cssText = s.css;
  if (s.rule) { const b = el('', s.rule); b.dataset.region = 'rule'; p.append(b); } // a rule between two items of a column
  let at = 0;
  for (const r of s.runs) {
    let t = r.t.slice(Math.max(0, from - at), Math.max(0, to - at)); at += r.t.length; if (!t) continue;
    if (at >= to && to < textLen(s)) { t = t.replace(/ +$/, ''); if (t.endsWith('\u00ad')) { t = t.slice(0, -1) + '-'; p.dataset.hy = 1; } }
    if (r.css || r.role) { const b = document.createElement('span'); if (r.css) b.style.cssText = r.css; if (r.role) b.dataset.role = r.role; b.textContent = t; p.append(b); } else p.append(t);
  }
  if (from) p.classList.add('rest'); if (to < textLen(s)) p.classList.add('cut');
  return p;
}
function split(p, f) { // how many characters of p lie inside the frame
  const at = []; const w = document.createTreeWalker(p, NodeFilter.SHOW_TEXT); let n;
  while (n = w.nextNode()) for (let i = 0; i < n.length; i++) at.push([n, i]);
  const r = document.createRange(), out = i => { for (let j = i; j < at.length; j++) { r.setStart(...at[j]); r.setEnd(at[j][0], at[j][1] + 1); const q = [...r.getClientRects()].filter(c => c.width && c.height).pop(); if (q) return f.tate ? (q.left + q.right - f.fs) / 2 < f.x - 1.1 : (q.top + q.bottom + f.fs) / 2 > f.y + f.h + 1.1; } return true; };
  let lo = 0, hi = at.length;
  while (lo < hi) { const m = lo + hi >> 1; if (out(m)) hi = m; else lo = m + 1; }
  return lo;
}
function thread(stream, frames) {
  for (const f of frames) { f.flow.querySelectorAll(':scope > p').forEach(p => p.remove()); f.used = false; }
  let i = 0; const inside = (p, f) => f.tate ? box(p).left >= f.x - f.slack : box(p).bottom <= f.y + f.h + f.slack;
  for (let j = 0; j < stream.length; j++) {
    const s = stream[j], total = textLen(s); let from = 0;
    for (;;) {
      const f = frames[i]; if (!f) return false;
      const p = paragraph(s, from, total); f.flow.append(p);
      if (inside(p, f)) {
        const rest = f.tate ? box(p).left - f.x : f.y + f.h - box(p).bottom;
        if ((s.keep) && j + 1 < stream.length && rest < f.lh * 1.9 && i + 1 < frames.length) { p.remove(); i++; continue; }
        f.used = true; f.rest = rest; break;
      }
      if (s.keep) { p.remove(); i++; continue; }
      const k = split(p, f); p.remove();
      if (k >= total - from) { f.flow.append(p); f.used = true; f.rest = 0; break; }
      if (k > 0) { f.flow.append(paragraph(s, from, from + k)); f.used = true; f.rest = 0; from += k; }
      i++;
    }
  }
  return true;
}
/* The first k sentences of a stream, without heads that nothing follows. */
function shorten(stream, k) {
  const out = [];
  for (const s of stream) {
    if (s.role != 'body' || s.tail || s.whole) { out.push(s); continue; }
    const parts = s.sents; if (k <= 0) continue;
    const keep = parts.slice(0, k); k -= keep.length;
    let left = keep.reduce((n, t) => n + t, 0); const runs = [];
    for (const r of s.runs) { const t = r.t.slice(0, left); left -= t.length; if (t) runs.push({ ...r, t }); }
    out.push({ ...s, runs });
  }
  const hasBody = new Set(out.filter(s => s.role == 'body').map(s => s.art));
  return out.filter((s, i) => !(s.keep && (!out[i + 1] || out[i + 1].tail || out[i + 1].keep && s.role == 'crosshead')) && (hasBody.has(s.art) || !s.art));
}

function lay(a, o) {
  const root = el('art'); page.append(root); if (a.ink) { root.style.color = a.ink; root.classList.add('dark'); } root.dataset.art = a.id || ''; if (!a.id) delete root.dataset.art;
  let [x, y, w, h] = a.rect;
  if (a.frame) { const f = put(el('frame', a.frame.css), a.rect); f.dataset.region = a.frame.kind; root.append(f); x += a.pad; y += a.pad; w -= 2 * a.pad; h -= 2 * a.pad; }
  for (const s of a.strips) {
    const e = el('strip ' + (s.tate ? 'tate ' : '') + (s.cls || ''), s.css, s.html); root.append(e); put(e, [x, y]);
    if (s.side == 'T' || s.side == 'B') { e.style.width = w + 'px'; fitHeads(e, w, false, o.head); e.querySelectorAll('.over').forEach(q => { q.style.height = Math.min(h * .5, w * q.dataset.aspect * o.pic) + 'px'; if (!a.stream.length) q.style.height = Math.max(60, h - box(e).height + box(q).height - 2) + 'px'; const on = q.querySelector(':scope > div'); for (let k = o.head * .85, i = 0; i < 6 && box(on).height > box(q).height * .88; i++, k *= .85) fitHeads(e, w, false, k); if (box(on).height > box(q).height * .88) q.style.height = box(on).height / .88 + 'px'; });
      let t = box(e).height + s.gap; for (let k = o.head * .8, i = 0; i < 4 && t > h * .6 && !s.all && !e.querySelector('.over'); i++, k *= .8) { fitHeads(e, w, false, k); t = box(e).height + s.gap; } if (t > h * .8 && !s.all) { e.remove(); continue; } if (s.side == 'B') e.style.top = y + h - t + s.gap + 'px'; else y += t; h -= t; }
    else { e.style.height = h + 'px'; e.style.width = 'max-content'; fitHeads(e, h, true, o.head); let t = box(e).width; if (t > w * .45) { fitHeads(e, h, true, o.head * w * .4 / t); t = box(e).width; }
      if (s.side == 'R') e.style.left = x + w - t + 'px'; else x += t + s.gap; w -= t + s.gap; }
    s.done = true;
  }
  const tate = a.mode == 'v', U = tate ? h : w, V = tate ? w : h, n = a.n, cu = (U - (n - 1) * a.gut) / n, fs = a.fs, lh = fs * a.lh * o.lead;
  const phys = (u0, u1, v0, v1) => tate ? [x + w - v1, y + u0, v1 - v0, u1 - u0] : [x + u0, y + v0, u1 - u0, v1 - v0];
  const top = Array(n).fill(0), bot = Array(n).fill(V), taken = [];
  const late = [];
  for (const b of a.obst) {
    let span = Math.min(b.span, n), c0 = Math.min(b.c0, n - span); const usz = span * cu + (span - 1) * a.gut; let vsz, e = null;
    const cols = [...Array(span).keys()].map(i => c0 + i), lo = Math.max(...cols.map(c => top[c])), hi = Math.min(...cols.map(c => bot[c]));
    if (b.nest) vsz = Math.min(b.area / usz, (hi - lo) * .7);
    else {
      e = el('obst ' + (b.tate ? 'tate ' : '') + (b.cls || ''), b.css, b.html); root.append(e); put(e, [x, y]);
      if (b.art) e.dataset.art = b.art;
      if (b.fig) {
        if (tate) { e.style.height = usz + 'px'; e.style.width = Math.max(60, Math.min(usz / b.aspect * o.pic, V * .5)) + 'px'; e.classList.add('flexfig'); e.querySelectorAll('.tate').forEach(v => v.style.height = usz + 'px'); vsz = box(e).width; if (box(e.querySelector('.pic')).height < 30) { e.remove(); continue; } }
        else { e.style.width = usz + 'px'; const pic = e.querySelector('.pic'); const set = q => { pic.style.height = q + 'px'; e.querySelectorAll('.tate').forEach(v => v.style.height = q + 'px'); }; const pw = box(pic).width; set(pw * b.aspect * o.pic); vsz = box(e).height; const most = Math.max(40, (hi - lo) * (b.most || .72)); if (vsz > most || b.fillall) { set(Math.max(30, box(pic).height - (vsz - most))); vsz = box(e).height; } if (!b.fillall && box(pic).height < pw * b.aspect * .4) { e.remove(); continue; } }
      } else if (tate) { e.style.height = usz + 'px'; e.style.width = 'max-content'; for (let k = o.head, i = 0; i < 5; i++, k *= .8) { fitHeads(e, usz, b.tate, k); vsz = box(e).width; if (!b.head || vsz < V * .7) break; } if (b.box) vsz = Math.max(vsz, e.scrollWidth); }
      else if (b.tate) { const most = (hi - lo) * (b.most || 1); e.style.height = most + 'px'; fitHeads(e, most, true, o.head); e.style.width = usz + 'px'; e.style.height = 'auto'; vsz = Math.min(most, Math.max(...[...e.querySelectorAll('[data-role]')].map(q => box(q).bottom), 0) - box(e).top + 4); e.style.height = vsz + 'px';
        if (e.scrollWidth > usz + 2) { e.remove(); continue; } }
      else { e.style.width = usz + 'px'; for (let k = o.head, i = 0; i < 5; i++, k *= .8) { fitHeads(e, usz, false, k); vsz = box(e).height; if (!b.head || vsz < V * .9) break; } }
    }
    const need = vsz + (lo ? a.vgap : 0);
    if (!b.head && (hi - lo - need < lh * 3 && !b.fillall || vsz < 20)) { if (e) e.remove(); continue; }
    let v0 = b.at == 'end' ? hi - vsz : b.at == 'mid' ? lo + (hi - lo - vsz) * b.frac : lo; if (b.at == 'mid') v0 = Math.round((v0 - lo) / lh) * lh + lo;
    const hits = () => taken.some(t => t.c0 < c0 + span && c0 < t.c1 && v0 < t.v1 + a.vgap - 1 && v0 + vsz > t.v0 - a.vgap + 1);
    if (!b.head && (hits() || v0 < -1 || v0 + vsz > V + 1)) { if (e) e.remove(); continue; }
    const r = phys(cols[0] * (cu + a.gut), cols[0] * (cu + a.gut) + usz, v0, v0 + vsz);
    if (b.nest) late.push([b.nest, r]); else { e.style.left = r[0] + 'px'; e.style.top = r[1] + 'px'; if (b.head) {} else late.push([null, e]); }
    for (const c of cols) { if (b.at == 'end') bot[c] = v0 - a.vgap; else if (b.at == 'mid') {} else top[c] = v0 + vsz + a.vgap; }
    taken.push({ c0, c1: c0 + span, v0, v1: v0 + vsz, all: span == n, at: b.at });
  }
  const frames = [];
  for (let c = 0; c < n; c++) {
    let free = [[0, V]];
    for (const t of taken) if (t.c0 <= c && c < t.c1) free = free.flatMap(([p, q]) => t.v0 - a.vgap < q && t.v1 + a.vgap > p ? [[p, t.v0 - a.vgap], [t.v1 + a.vgap, q]] : [[p, q]]);
    for (const [p, q] of free) if (q - p > lh * 1.9 && cu > fs * 2.5) frames.push({ c, v0: p, v1: q, band: taken.filter(t => t.all && t.at == 'mid' && t.v0 < p).length });
  }
  frames.sort((p, q) => p.band - q.band || p.c - q.c || p.v0 - q.v0);
  if (o.trim < 1 && !taken.some(t => t.at != 'start')) { const end = Math.max(...frames.map(f => f.v1)), t0 = Math.min(...frames.map(f => f.v0)); for (const f of frames) f.v1 = Math.max(f.v0 + lh, Math.min(f.v1, t0 + (end - t0) * o.trim)); }
  const styled = `font:${a.weight || 400} ${fs}px/${lh}px ${a.font};color:${a.ink || 'inherit'};` + (a.css || '');
  for (const f of frames) {
    const r = phys(f.c * (cu + a.gut), f.c * (cu + a.gut) + cu, f.v0, f.v1); [f.x, f.y, f.w, f.h] = r; f.tate = tate; f.lh = lh; f.fs = fs; f.slack = (lh - fs) / 2 + 1;
    f.flow = put(el('flow ' + (tate ? 'tate' : ''), styled), r); if (a.lang) f.flow.lang = a.lang;
    if (a.sx != 1) { f.flow.style[tate ? 'height' : 'width'] = (tate ? r[3] : r[2]) / a.sx + 'px'; f.flow.style.transform = tate ? `scaleY(${a.sx})` : `scaleX(${a.sx})`; f.flow.style.transformOrigin = '0 0'; }
    root.append(f.flow);
  }
  for (const q of a.floats || []) { const f = frames[Math.min(q.frame, frames.length - 1)]; if (f && f.h > q.h * 1.4 && f.w > q.w * 1.6) { const e = el('', q.css, q.html); if (q.art) e.dataset.art = q.art; f.flow.prepend(e); } }
  for (const [k, e] of late) if (!k) root.append(e); // pictures come after the text in the order of reading
  if (a.colrule) for (let c = 1; c < n; c++) {
    const ok = frames.filter(f => f.c == c || f.c == c - 1); if (!ok.length) continue;
    let v0 = Math.max(top[c], top[c - 1]), v1 = Math.min(bot[c], bot[c - 1]); if (taken.some(t => t.at == 'mid' && t.c0 < c && c < t.c1)) continue; if (v1 - v0 < lh * 3) continue;
    const u = c * (cu + a.gut) - a.gut / 2, e = put(el('', `${tate ? 'border-top' : 'border-left'}:${a.colrule}`), phys(u, u + .01, v0, v1)); e.dataset.region = 'rule'; root.append(e);
  }
  return { root, frames, late };
}

/* Lays an article out, again and again: larger pictures and heads when text is short, fewer sentences when it is long. */
function article(a) {
  const tries = [[1, 1, 1], [1.2, 1.06, 1], [1.4, 1.12, 1.03], [1.65, 1.22, 1.06], [1.9, 1.3, 1.1]], less = [[.8, .92, 1], [.6, .85, .98], [.45, .78, .97], [.35, .7, .96]]; let best = null;
  const room = r => r.frames.reduce((s, f) => s + (f.tate ? f.w : f.h), 0), spare = r => r.frames.reduce((s, f) => s + (f.used ? f.rest : f.tate ? f.w : f.h), 0);
  const full = a.stream; let o;
  for (const t of tries) {
    o = { pic: t[0], head: t[1], lead: t[2], trim: 1 };
    if (best) best.root.remove(); best = lay(a, o);
    if (!best.frames.length || !thread(full, best.frames)) { o.over = true; break; }
    if (spare(best) < room(best) * .07) break;
  }
  const words = full.reduce((n, s) => n + (s.role == 'body' ? textLen(s) : 0), 0), fits = () => { let n = 0; for (const p of best.root.querySelectorAll('.flow > p[data-role=body]')) n += p.textContent.length; return n; };
  if (o.over && o.pic == 1 && fits() < words * (a.jump ? .4 : .75)) for (const t of less) { // much is left over: smaller pictures and heads first
    o = { pic: t[0], head: t[1], lead: t[2], trim: 1, over: true }; best.root.remove(); best = lay(a, o);
    if (best.frames.length && thread(full, best.frames)) { o.over = false; break; }
    if (fits() > words * .7) break;
  }
  if (o.over) {
    const last = best.frames[best.frames.length - 1];
    const none = a.spare && !thread(shorten(full, 1), best.frames);
    if ((a.jump || none) && last && (last.tate ? last.w : last.h) > last.lh * (none ? 1.9 : 4)) {
      if (last.tate) { last.x += last.lh; last.w -= last.lh; } else last.h -= last.lh;
      thread(full, best.frames); const p = paragraph({ role: 'jump', art: a.id, runs: [{ t: a.jump || a.spare }], cls: 'jump' }, 0, 999); last.flow.append(p);
    } else {
      const total = full.reduce((n, s) => n + (s.role == 'body' && !s.tail && !s.whole ? s.sents.length : 0), 0); let lo = 0, hi = total - 1;
      while (lo < hi) { const m = lo + hi + 1 >> 1; if (thread(shorten(full, m), best.frames)) lo = m; else hi = m - 1; }
      thread(shorten(full, lo), best.frames);
    }
  } else if (a.balance && best.frames.length > 1 && spare(best) > room(best) * .05) {
    let lo = .3, hi = 1;
    for (let i = 0; i < 6; i++) { const m = (lo + hi) / 2; best.root.remove(); best = lay(a, { ...o, trim: m }); if (thread(full, best.frames)) hi = m; else lo = m; }
    best.root.remove(); best = lay(a, { ...o, trim: hi }); thread(full, best.frames);
  }
  // a hole at the end of the text takes a filler, as desks do
  const f = best.frames.filter(f => f.used).pop(), bare = best.frames.filter(f => !f.used);
  if (a.filler && bare.length) { const g = bare[bare.length - 1]; if (g.w > 50 && g.h > 50) { const e = put(el('filler', '', a.filler), [g.x, g.y, g.w, g.h]); page.append(e); } }
  else if (a.filler && f && !f.tate && f.rest > 80) { const e = put(el('filler', '', a.filler), [f.x, f.y + f.h - f.rest + 12, f.w, f.rest - 14]); page.append(e); }
  for (const [nest, r] of best.late) if (nest) { nest.rect = r; (nest.html ? block : article)(nest); }
}
function block(b) { const e = put(el(b.cls || '', b.css, b.html), b.rect); if (b.region) e.dataset.region = b.region; if (b.id) e.dataset.art = b.id; page.append(e); fitHeads(e, b.rect[2] - 8, false, 1);
  for (const q of e.querySelectorAll('.fitcol')) { const ears = [...q.querySelectorAll('.ear')], high = () => Math.max(q.scrollHeight, ...[...q.children].map(c => box(c).height)) > q.clientHeight + 1; for (let i = 0; i < 8 && high(); i++) if (i < 3) for (const c of ears) c.style.fontSize = parseFloat(getComputedStyle(c).fontSize) * .93 + 'px'; else for (const c of ears) if (c.children.length > 1 && box(c).height > q.clientHeight) c.lastElementChild.remove(); }
  for (const q of e.querySelectorAll('[data-kind=folio], .fitrow')) for (let i = 0; i < 14 && [...q.children].reduce((s, c) => s + box(c).width, 0) > q.clientWidth - 6 * q.children.length; i++) for (const c of q.children) c.style.fontSize = parseFloat(getComputedStyle(c).fontSize) * .92 + 'px'; } // what stands in one row must not touch

/* Where every line stands: characters side by side in one element with a role are a line. */
const pen = document.createElement('canvas').getContext('2d'), metrics = new Map();
function metric(cs) { const f = `${cs.fontStyle} ${cs.fontWeight} ${cs.fontSize} ${cs.fontFamily}`; if (!metrics.has(f)) { pen.font = f; const m = pen.measureText('国x'); metrics.set(f, [f, m.fontBoundingBoxAscent, m.fontBoundingBoxDescent]); } return metrics.get(f); }
function ink(seg) {
  const [f, up, down] = metric(seg.cs), em = parseFloat(seg.cs.fontSize);
  if (seg.tate) { const m = (seg.l + seg.r) / 2, k = (seg.r - seg.l) / (up + down) * em / 2; return [m - k, seg.t, m + k, seg.b]; }
  pen.font = f; const m = pen.measureText(seg.text.replace(/\u00ad/g, '')), k = (seg.b - seg.t) / (up + down), base = seg.t + up * k;
  return [seg.l, base - m.actualBoundingBoxAscent * k, seg.r, base + m.actualBoundingBoxDescent * k];
}
/* What the type of a line looks like: its size, weight, face and colours. */
function look(seg) {
  let e = seg.host, ground = null;
  for (; e && !ground; e = e.parentElement) { const b = getComputedStyle(e).backgroundColor; if (b && !/^rgba\(.*, 0\)$|transparent/.test(b)) ground = b; }
  return { size: parseFloat(seg.cs.fontSize), weight: +seg.cs.fontWeight, family: seg.cs.fontFamily.split(',')[0].replace(/["']/g, ''), slant: seg.cs.fontStyle == 'italic', ink: seg.cs.color, ground };
}
const group = e => { const q = e.closest('.g0,.g1,.g2,.g4,.g5'); return q ? +/\bg(\d)/.exec(q.className)[1] : 1.5; };
function allLines() {
  const out = [], w = document.createTreeWalker(page, NodeFilter.SHOW_TEXT), r = document.createRange(); let n, cur = null, gap = false;
  const near = (e, k) => { const q = e.closest(`[data-${k}]`); return q ? q.dataset[k] : null; };
  while (n = w.nextNode()) {
    const e = n.parentElement, host = e.closest('[data-role]'); if (!host || e.closest('.unseen')) continue;
    const cs = getComputedStyle(e), tate = cs.writingMode.startsWith('vertical'), em = parseFloat(cs.fontSize); let seg = null;
    for (let i = 0; i < n.length; i++) {
      const code = n.data.codePointAt(i), wide = code > 0xffff ? 2 : 1, ch = n.data.substr(i, wide); r.setStart(n, i); r.setEnd(n, i + wide); i += wide - 1;
      if (/[\s]/.test(ch) && ch != '\u3000') { gap = true; continue; }
      if (ch == '\u00ad') { if (cur) cur.soft = true; continue; }
      const qs = [...r.getClientRects()].filter(b => b.width && b.height), q = cur && cur.soft ? qs.pop() : qs.sort((a, b) => b.width * b.height - a.width * a.height)[0]; if (!q) continue; // after a soft hyphen the hyphen itself comes first
      const mid = tate ? (q.left + q.right) / 2 : (q.top + q.bottom) / 2, rtl = cs.direction == 'rtl' && !tate, at = tate ? q.top : rtl ? -q.right : q.left, thick = tate ? q.width : q.height;
      if (!cur || cur.host != host || cur.tate != tate || Math.abs(mid - cur.mid) > Math.max(cur.thick, thick) * .45 || at < cur.end - Math.max(em, cur.em) * .9 || at > cur.end + em * 9) {
        if (cur && cur.soft && cur.host == host) { cur.text += '-'; cur.hy = true; }
        cur = { host, tate, mid, thick, em, text: '', segs: [], role: host.dataset.role, art: near(e, 'art'), kind: near(e, 'kind'), p: near(e, 'p'), hy: false, g: group(host), fig: near(e, 'fig'), rot: near(e, 'rot') }; out.push(cur); seg = null; gap = false;
      }
      cur.soft = false;
      if (!seg || seg.line != cur) { seg = { cs: cs, tate, line: cur, text: '', l: 1e9, t: 1e9, r: 0, b: 0 }; cur.segs.push(seg); seg.host = e; }
      if (gap && cur.text) cur.text += ' '; gap = false;
      const set = cs.textTransform == 'uppercase' || cs.fontVariantCaps == 'small-caps' ? ch.toUpperCase() : ch; cur.text += set; seg.text += set; // the truth is what is printed: capitals, large or small
      seg.l = Math.min(seg.l, q.left); seg.t = Math.min(seg.t, q.top); seg.r = Math.max(seg.r, q.right); seg.b = Math.max(seg.b, q.bottom); cur.end = tate ? q.bottom : rtl ? -q.left : q.right;
    }
  }
  out.forEach((c, i) => c.last = c.host.dataset.hy && (!out[i + 1] || out[i + 1].host != c.host) && c.text.endsWith('-'));
  return out.map(c => {
    const k = c.segs.map(ink), b = [Math.min(...k.map(q => q[0])), Math.min(...k.map(q => q[1])), Math.max(...k.map(q => q[2])), Math.max(...k.map(q => q[3]))];
    return { text: c.text, role: c.role, art: c.art || null, kind: c.kind, p: c.p == null ? null : +c.p, fig: c.fig, g: c.g, soft: c.hy, hy: !!c.last, wm: c.tate ? 'vertical' : 'horizontal', size: c.em, look: look(c.segs.reduce((a, b) => b.text.length > a.text.length ? b : a)), poly: turned(c.host, [[b[0], b[1]], [b[2], b[1]], [b[2], b[3]], [b[0], b[3]]]) };
  });
}
function turned(e, pts) { // pieces are measured lying straight and turned at the end
  const t = e.closest('[data-rot]'); if (!t) return pts;
  const b = box(t), cx = (b.left + b.right) / 2, cy = (b.top + b.bottom) / 2, g = t.dataset.rot * Math.PI / 180;
  return pts.map(([x, y]) => [cx + (x - cx) * Math.cos(g) - (y - cy) * Math.sin(g), cy + (x - cx) * Math.sin(g) + (y - cy) * Math.cos(g)]);
}
window.onload = async () => {
  await document.fonts.ready; const out = {};
  try {
    for (const b of SPEC.blocks) b.html ? block(b) : article(b);
    document.querySelectorAll('[data-most]').forEach(fitBox);
    out.lines = allLines();
    out.regions = [...page.querySelectorAll('[data-region]')].map(e => { const b = box(e), art = e.closest('[data-art]'), fig = e.closest('[data-fig]'); return { kind: e.dataset.region, art: art ? art.dataset.art : null, fig: fig ? fig.dataset.fig : null, round: e.dataset.round || null, poly: turned(e, [[b.left, b.top], [b.right, b.top], [b.right, b.bottom], [b.left, b.bottom]]) }; });
    document.querySelectorAll('[data-rot]').forEach(e => e.style.transform = `rotate(${e.dataset.rot}deg)`);
  } catch (e) { out.error = String(e.stack); }
  const p = document.createElement('pre'); p.id = 'truth'; p.style.display = 'none'; p.textContent = JSON.stringify(out); document.body.append(p);
};
