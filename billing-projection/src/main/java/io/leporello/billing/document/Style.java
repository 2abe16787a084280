package io.leporello.billing.document;

import java.awt.Color;

/**
 * How text is set.
 *
 * @param size in points; nothing on paper is smaller than 7
 */
record Style(boolean bold, float size, Color colour) {

    static final Color INK = new Color(0x1F2933);
    static final Color GREY = new Color(0x5F6B76);
    static final Color HAIRLINE = new Color(0xD5DBE1);
    static final Color ACCENT = new Color(0x0F766E);

    static final Style BODY = new Style(false, 9.5f, INK);
    static final Style STRONG = new Style(true, 9.5f, INK);
    static final Style SMALL = new Style(false, 8, INK);
    static final Style NOTE = new Style(false, 8, GREY);
    static final Style HEAD = new Style(true, 8, GREY);
    static final Style FINE = new Style(false, 7, GREY);
    static final Style TITLE = new Style(true, 14, INK);
    static final Style BRAND = new Style(true, 15, ACCENT);

    /** Smaller by this factor, but not smaller than anything on paper may be. */
    Style narrowedBy(float factor) {
        return sized(Math.max(FINE.size, size * factor));
    }

    Style sized(float points) {
        return new Style(bold, points, colour);
    }
}
