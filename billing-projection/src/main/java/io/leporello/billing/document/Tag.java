package io.leporello.billing.document;

import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.PDTableAttributeObject;

/** A part of the document's structure, as a screen reader reads it. */
final class Tag {

    private final PDStructureElement element;

    private Tag(String type, PDStructureNode parent) {
        this.element = new PDStructureElement(type, parent);
        parent.appendKid(element);
    }

    static Tag root(PDStructureNode tree) {
        return new Tag("Document", tree);
    }

    Tag child(String type) {
        return new Tag(type, element);
    }

    /** The head of a column. */
    Tag columnHead() {
        var head = child("TH");
        var scope = new PDTableAttributeObject();
        scope.setScope(PDTableAttributeObject.SCOPE_COLUMN);
        head.element.addAttribute(scope);
        return head;
    }

    Tag figure(String alternative) {
        var figure = child("Figure");
        figure.element.setAlternateDescription(alternative);
        return figure;
    }

    PDStructureElement element() {
        return element;
    }
}
