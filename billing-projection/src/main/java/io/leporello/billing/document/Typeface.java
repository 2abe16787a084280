package io.leporello.billing.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Liberation Sans in one weight, embedded in one document as far as it is used there. */
final class Typeface {

    private static final String FOLDER = "fonts/";
    private static final float MILLIMETRES = 25.4f / 72;

    // Parsing takes longer than setting an invoice, and a parsed font is not made for two threads at once.
    private static final ThreadLocal<TrueTypeFont> REGULAR = parsed("LiberationSans-Regular.ttf");
    private static final ThreadLocal<TrueTypeFont> BOLD = parsed("LiberationSans-Bold.ttf");

    private final PDFont font;
    private final TrueTypeFont glyphs;

    private Typeface(PDDocument document, TrueTypeFont glyphs) throws IOException {
        this.font = PDType0Font.load(document, glyphs, true);
        this.glyphs = glyphs;
    }

    static Typeface regular(PDDocument document) throws IOException {
        return new Typeface(document, REGULAR.get());
    }

    static Typeface bold(PDDocument document) throws IOException {
        return new Typeface(document, BOLD.get());
    }

    private static ThreadLocal<TrueTypeFont> parsed(String file) {
        return ThreadLocal.withInitial(() -> {
            try (var bytes = Typeface.class.getResourceAsStream(FOLDER + file)) {
                if (bytes == null) throw new IllegalStateException(file + " is not on the class path");
                var font = new TTFParser(true).parse(new RandomAccessReadBuffer(bytes));
                // Ligatures took two thirds of the time of a whole invoice, and make "fi" harder to search for.
                font.setEnableGsub(false);
                return font;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    PDFont font() {
        return font;
    }

    /** In millimetres. The glyphs are asked, since the font would encode the text first and decode it again. */
    float width(String text, float size) throws IOException {
        var printable = printable(text);
        var cmap = glyphs.getUnicodeCmapLookup();
        var units = 0;
        for (var at = 0; at < printable.length(); at = printable.offsetByCodePoints(at, 1))
            units += glyphs.getAdvanceWidth(cmap.getGlyphId(printable.codePointAt(at)));
        return size * MILLIMETRES * units / glyphs.getUnitsPerEm();
    }

    /** The text with a question mark for every character that the font lacks; the electronic invoice has the character. */
    String printable(String text) throws IOException {
        var cmap = glyphs.getUnicodeCmapLookup();
        if (text.codePoints().allMatch(character -> cmap.getGlyphId(character) != 0)) return text;
        var printable = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .map(character -> cmap.getGlyphId(character) == 0 ? '?' : character)
                .forEach(printable::appendCodePoint);
        return printable.toString();
    }

    /** The lines of a text that is not to be wider than {@code width} millimetres; a word that is, is broken. */
    List<String> wrapped(String text, float size, float width) throws IOException {
        var lines = new ArrayList<String>();
        for (var paragraph : text.split("\n", -1)) wrap(paragraph, size, width, lines);
        return lines;
    }

    private void wrap(String paragraph, float size, float width, List<String> lines) throws IOException {
        var line = new StringBuilder();
        for (var word : paragraph.split(" ", -1)) {
            var longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && width(longer, size) > width) {
                lines.add(line.toString());
                line.setLength(0);
            } else if (!line.isEmpty()) line.append(' ');
            line.append(word);
            while (width(line.toString(), size) > width) {
                var end = fitting(line, size, width);
                lines.add(line.substring(0, end));
                line.delete(0, end);
            }
        }
        lines.add(line.toString());
    }

    /** How many characters of a word that is too long fit; at least one. */
    private int fitting(CharSequence word, float size, float width) throws IOException {
        var end = word.length() - 1;
        while (end > 1
                && (width(word.subSequence(0, end).toString(), size) > width
                        || Character.isLowSurrogate(word.charAt(end)))) end--;
        return Math.max(end, 1);
    }
}
