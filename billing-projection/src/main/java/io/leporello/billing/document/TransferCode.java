package io.leporello.billing.document;

import io.leporello.billing.invoice.Invoice;
import io.leporello.billing.invoice.InvoiceKind;
import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrSegment;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The QR code that a banking app turns into a SEPA credit transfer: EPC069-12, "Quick Response Code: Guidelines to Enable
 * Data Capture for the Initiation of a SEPA Credit Transfer", version 002.
 */
final class TransferCode {

    private static final BigDecimal HIGHEST = new BigDecimal("999999999.99");
    private static final int LONGEST_NAME = 70;
    private static final int LARGEST_VERSION = 13;

    private TransferCode() {}

    /** Whether the invoice can be paid with one: in euro, and an amount that is to be paid and that the code can hold. */
    static boolean isFor(Invoice invoice) {
        return invoice.kind() != InvoiceKind.CREDIT_NOTE
                && invoice.currency().equals("EUR")
                && invoice.gross().signum() > 0
                && invoice.gross().compareTo(HIGHEST) <= 0;
    }

    static String text(Invoice invoice) {
        var seller = invoice.seller();
        return String.join(
                "\n",
                "BCD",
                "002",
                "1", // UTF-8
                "SCT",
                seller.bic() == null ? "" : seller.bic(),
                shortened(seller.name()),
                seller.iban(),
                "EUR" + invoice.gross().toPlainString(),
                "", // no purpose
                "", // no structured reference
                invoice.number());
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    /** The dark modules in a square of this size, rows of them as one box. */
    static List<Sheet.Box> boxes(Invoice invoice, float x, float y, float size) {
        var code = code(text(invoice));
        var module = size / code.size;
        var boxes = new ArrayList<Sheet.Box>();
        for (var row = 0; row < code.size; row++)
            for (var column = 0; column < code.size; ) {
                var length = darkFrom(code, column, row);
                if (length > 0)
                    boxes.add(new Sheet.Box(x + column * module, y + row * module, length * module, module));
                column += Math.max(length, 1);
            }
        return boxes;
    }

    private static QrCode code(String text) {
        var bytes = QrSegment.makeBytes(text.getBytes(StandardCharsets.UTF_8));
        return QrCode.encodeSegments(List.of(bytes), QrCode.Ecc.MEDIUM, QrCode.MIN_VERSION, LARGEST_VERSION, -1, false);
    }

    private static int darkFrom(QrCode code, int column, int row) {
        var end = column;
        while (end < code.size && code.getModule(end, row)) end++;
        return end - column;
    }
}
