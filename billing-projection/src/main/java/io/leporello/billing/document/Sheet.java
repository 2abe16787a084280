package io.leporello.billing.document;

import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.jspecify.annotations.Nullable;

/**
 * Pages of A4, drawn on in millimetres from the upper left corner. Everything drawn belongs to a tag or is decoration that
 * no reader speaks of (an artifact).
 */
final class Sheet {

    static final float WIDTH = 210;
    static final float HEIGHT = 297;
    private static final float POINTS = 72 / 25.4f;

    private final PDDocument document;
    private final Typeface regular;
    private final Typeface bold;
    private final PDStructureTreeRoot tree = new PDStructureTreeRoot();
    private final Tag root = Tag.root(tree);
    private final List<Drawn> pages = new ArrayList<>();

    Sheet(PDDocument document) throws IOException {
        this.document = document;
        this.regular = Typeface.regular(document);
        this.bold = Typeface.bold(document);
    }

    /** A page under the pen. */
    private record Drawn(PDPage page, PDPageContentStream pen, COSArray parts) {}

    interface Drawing {
        void draw() throws IOException;
    }

    Tag root() {
        return root;
    }

    int pages() {
        return pages.size();
    }

    void newPage() throws IOException {
        var page = new PDPage(PDRectangle.A4);
        page.setStructParents(pages.size());
        page.getCOSObject().setItem(COSName.getPDFName("Tabs"), COSName.S);
        document.addPage(page);
        pages.add(new Drawn(page, new PDPageContentStream(document, page, AppendMode.OVERWRITE, true), new COSArray()));
    }

    private Drawn current() {
        return pages.get(pages.size() - 1);
    }

    Typeface face(Style style) {
        return style.bold() ? bold : regular;
    }

    float width(String text, Style style) throws IOException {
        return face(style).width(text, style.size());
    }

    List<String> wrapped(String text, Style style, float width) throws IOException {
        return face(style).wrapped(text, style.size(), width);
    }

    /** @param y of the line that the letters stand on */
    void text(@Nullable Tag tag, float x, float y, String text, Style style) throws IOException {
        text(current(), tag, x, y, text, style);
    }

    /** Ends at {@code x}. */
    void textTo(@Nullable Tag tag, float x, float y, String text, Style style) throws IOException {
        text(tag, x - width(text, style), y, text, style);
    }

    /** Ends at {@code x}; set smaller where it would be wider than {@code width}, but never too small to be read. */
    void figure(@Nullable Tag tag, float x, float y, float width, String text, Style style) throws IOException {
        var wide = width(text, style);
        textTo(tag, x, y, text, wide <= width ? style : style.narrowedBy(width / wide));
    }

    /** On a page that was left already, counted from 0. */
    void textTo(int page, float x, float y, String text, Style style) throws IOException {
        text(pages.get(page), null, x - width(text, style), y, text, style);
    }

    private void text(Drawn on, @Nullable Tag tag, float x, float y, String text, Style style) throws IOException {
        if (text.isEmpty()) return;
        var face = face(style);
        within(on, tag, () -> {
            on.pen().beginText();
            on.pen().setFont(face.font(), style.size());
            on.pen().setNonStrokingColor(style.colour());
            on.pen().newLineAtOffset(x * POINTS, (HEIGHT - y) * POINTS);
            on.pen().showText(face.printable(text));
            on.pen().endText();
        });
    }

    void line(float fromX, float fromY, float toX, float toY, float points, Color colour) throws IOException {
        var pen = current().pen();
        within(current(), null, () -> {
            pen.setStrokingColor(colour);
            pen.setLineWidth(points);
            pen.moveTo(fromX * POINTS, (HEIGHT - fromY) * POINTS);
            pen.lineTo(toX * POINTS, (HEIGHT - toY) * POINTS);
            pen.stroke();
        });
    }

    /** Boxes of one colour that are one picture. */
    void boxes(@Nullable Tag tag, List<Box> boxes, Color colour) throws IOException {
        var pen = current().pen();
        within(current(), tag, () -> {
            pen.setNonStrokingColor(colour);
            for (var box : boxes)
                pen.addRect(
                        box.x() * POINTS,
                        (HEIGHT - box.y() - box.height()) * POINTS,
                        box.width() * POINTS,
                        box.height() * POINTS);
            pen.fill();
        });
    }

    record Box(float x, float y, float width, float height) {}

    private void within(Drawn on, @Nullable Tag tag, Drawing drawing) throws IOException {
        if (tag == null) on.pen().beginMarkedContent(COSName.ARTIFACT);
        else {
            var number = on.parts().size();
            var properties = new COSDictionary();
            properties.setInt(COSName.MCID, number);
            on.pen()
                    .beginMarkedContent(
                            COSName.getPDFName(tag.element().getStructureType()), PDPropertyList.create(properties));
            tag.element().setPage(on.page());
            tag.element().appendKid(number);
            on.parts().add(tag.element());
        }
        drawing.draw();
        on.pen().endMarkedContent();
    }

    /** Ends all pages and leaves the structure in the document. */
    void finish() throws IOException {
        var parents = new COSArray();
        for (var index = 0; index < pages.size(); index++) {
            pages.get(index).pen().close();
            parents.add(COSInteger.get(index));
            parents.add(pages.get(index).parts());
        }
        var numbers = new PDNumberTreeNode(PDParentTreeValue.class);
        numbers.getCOSObject().setItem(COSName.NUMS, parents);
        tree.setParentTree(numbers);
        tree.setParentTreeNextKey(pages.size());
        document.getDocumentCatalog().setStructureTreeRoot(tree);
    }
}
