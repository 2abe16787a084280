package io.leporello.billing.document;

import io.leporello.billing.invoice.Invoice;
import io.leporello.billing.invoice.UsageSummary;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.GregorianCalendar;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.filter.Filter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.jspecify.annotations.Nullable;

/**
 * The invoice on paper as PDF/A-3a and PDF/UA-1; with the invoice as data inside it is what ZUGFeRD and Factur-X want. The
 * same invoice gives the same bytes: the only moment in it is the day of issue.
 */
final class InvoicePdf {

    private static final String FILE = "factur-x.xml";
    private static final byte[] SRGB =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    private static final String METADATA = read("metadata.xmp");
    private static final String DATA = read("factur-x-data.xmp");
    private static final String DATA_SCHEMA = read("factur-x-schema.xmp");

    static {
        // A quarter of the time that a PDF takes went into making it four percent smaller.
        System.getProperties().putIfAbsent(Filter.SYSPROP_DEFLATELEVEL, "3");
    }

    private InvoicePdf() {}

    /** @param xml the same as a Cross Industry Invoice; null where there is none */
    static byte[] of(Invoice invoice, Wording words, byte @Nullable [] xml, @Nullable UsageSummary usage) {
        try (var document = new PDDocument()) {
            document.setDocumentId(xml == null ? invoice.number().hashCode() : (long) Arrays.hashCode(xml));
            new InvoicePaper(new Sheet(document), invoice, words).draw(usage);
            describe(document, invoice, words.texts(), xml != null);
            colours(document);
            if (xml != null) embed(document, invoice, xml);
            var bytes = new ByteArrayOutputStream(65_536);
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a document could not be written into memory", e);
        }
    }

    private static void describe(PDDocument document, Invoice invoice, Texts texts, boolean hasData)
            throws IOException {
        var catalog = document.getDocumentCatalog();
        catalog.setLanguage(texts.locale().toLanguageTag());
        var marks = new PDMarkInfo();
        marks.setMarked(true);
        catalog.setMarkInfo(marks);
        var preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setDisplayDocTitle(true);
        catalog.setViewerPreferences(preferences);
        var metadata = METADATA.replace("{title}", escaped(texts.text("subject." + invoice.kind(), invoice.number())))
                .replace("{author}", escaped(invoice.seller().name()))
                .replace("{language}", texts.locale().toLanguageTag())
                .replace("{day}", invoice.issuedOn().toString())
                .replace("{data}", hasData ? DATA : "")
                .replace("{data-schema}", hasData ? DATA_SCHEMA : "");
        catalog.setMetadata(
                new PDMetadata(document, new ByteArrayInputStream(metadata.getBytes(StandardCharsets.UTF_8))));
    }

    private static void colours(PDDocument document) throws IOException {
        var intent = new PDOutputIntent(document, new ByteArrayInputStream(SRGB));
        intent.setInfo("sRGB IEC61966-2.1");
        intent.setOutputCondition("sRGB IEC61966-2.1");
        intent.setOutputConditionIdentifier("sRGB IEC61966-2.1");
        intent.setRegistryName("http://www.color.org");
        document.getDocumentCatalog().addOutputIntent(intent);
    }

    private static void embed(PDDocument document, Invoice invoice, byte[] xml) throws IOException {
        var day = GregorianCalendar.from(invoice.issuedOn().atStartOfDay(ZoneId.of("UTC")));
        var embedded = new PDEmbeddedFile(document, new ByteArrayInputStream(xml), COSName.FLATE_DECODE);
        embedded.setSubtype("text/xml");
        embedded.setSize(xml.length);
        embedded.setCreationDate(day);
        embedded.setModDate(day);
        var file = new PDComplexFileSpecification();
        file.setFile(FILE);
        file.setFileUnicode(FILE);
        file.setFileDescription(FILE);
        file.setEmbeddedFile(embedded);
        file.setEmbeddedFileUnicode(embedded);
        file.getCOSObject().setItem(COSName.AF_RELATIONSHIP, COSName.getPDFName("Alternative"));
        var files = new PDEmbeddedFilesNameTreeNode();
        files.setNames(Map.of(FILE, file));
        var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(files);
        document.getDocumentCatalog().setNames(names);
        var associated = new COSArray();
        associated.add(file);
        document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("AF"), associated);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String read(String resource) {
        try (var bytes = InvoicePdf.class.getResourceAsStream(resource)) {
            if (bytes == null) throw new IllegalStateException(resource + " is not on the class path");
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
