// Where the page stands in its pane: a view is {x, y, scale}; a point p of the page is at p * scale + (x, y) of the pane.
// Pure functions. Sizes are {w, h}.
(galley => {
    const closest = 4;  // times the image's own pixels: beyond, there is nothing more to see

    const fitScale = (page, pane) => Math.min(pane.w / page.w, pane.h / page.h);
    const limits = (page, pane) => ({min: Math.min(fitScale(page, pane), 1) * 0.8, max: closest});

    /// The page stays in sight: centred where it is smaller than the pane, without gaps where it is larger.
    function clamped(view, page, pane) {
        const along = (at, size, room) =>
            size <= room ? (room - size) / 2 : Math.min(0, Math.max(room - size, at));
        return {
            x: along(view.x, page.w * view.scale, pane.w), y: along(view.y, page.h * view.scale, pane.h), scale: view.scale
        };
    }

    /// The whole page.
    const fit = (page, pane) => clamped({x: 0, y: 0, scale: fitScale(page, pane)}, page, pane);

    /// Nearer by `factor`, with the point (px, py) of the pane where it is.
    function zoomed(view, factor, px, py, page, pane) {
        const {min, max} = limits(page, pane);
        const scale = Math.min(max, Math.max(min, view.scale * factor)), f = scale / view.scale;
        return clamped({x: px - (px - view.x) * f, y: py - (py - view.y) * f, scale}, page, pane);
    }

    const moved = (view, dx, dy, page, pane) => clamped({...view, x: view.x + dx, y: view.y + dy}, page, pane);

    /// The view that brings a box into sight: moved only when the box is not there already; farther only when it is too
    /// large for the pane.
    function showing(view, [x, y, w, h], page, pane) {
        const margin = 24, scale = Math.min(view.scale, Math.max(fitScale(page, pane), (pane.w - 2 * margin) / w));
        const at = {x: view.x, y: view.y, scale};
        if (scale !== view.scale) [at.x, at.y] = [margin - x * scale, margin - y * scale];
        const left = x * scale + at.x, top = y * scale + at.y;
        const high = Math.min(h * scale, pane.h - 2 * margin);  // of a tall box the start matters
        if (left < 0 || left + w * scale > pane.w) at.x = (pane.w - w * scale) / 2 - x * scale;
        if (top < 0 || top + high > pane.h) at.y = margin - y * scale;
        return clamped(at, page, pane);
    }

    /// Number of the smallest level with at least the pixels that the screen shows; levels grow. `density` is device
    /// pixels a CSS pixel.
    function levelFor(levels, view, page, density) {
        const wanted = page.w * view.scale * density;
        const found = levels.findIndex(level => level.w >= wanted * 0.9);  // a tenth too few is not seen
        return found < 0 ? levels.length - 1 : found;
    }

    /// The tiles of a level that are in sight: {row, column, x, y, w, h}, boxes in pixels of the page.
    function tilesInSight(level, view, page, pane) {
        const fx = page.w / level.w, fy = page.h / level.h, out = [];
        const left = -view.x / view.scale, top = -view.y / view.scale;
        const right = left + pane.w / view.scale, bottom = top + pane.h / view.scale;
        for (let row = 0; row * level.tile < level.h; ++row)
            for (let column = 0; column * level.tile < level.w; ++column) {
                const x = column * level.tile, y = row * level.tile;
                const tile = {
                    row, column, x: x * fx, y: y * fy, w: Math.min(level.tile, level.w - x) * fx,
                    h: Math.min(level.tile, level.h - y) * fy
                };
                if (tile.x < right && tile.x + tile.w > left && tile.y < bottom && tile.y + tile.h > top) out.push(tile);
            }
        return out;
    }

    galley.viewport = {fit, zoomed, moved, showing, clamped, levelFor, tilesInSight};
})(globalThis.galley ??= {});
