package io.leporello.billing.accounting;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file in the DATEV format, header version 700: the header, the names of the columns, the rows, each ended by CR LF.
 * After DATEV's description for developers ("DATEV-Format", header, Buchungsstapel 13, Debitoren/Kreditoren 5).
 */
final class DatevFile {

    private static final DatevColumns BOOKINGS = DatevColumns.read("datev-bookings.txt");
    private static final DatevColumns DEBTORS = DatevColumns.read("datev-debtors.txt");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS");
    private static final String ORIGIN = "LP";
    private static final String END_OF_LINE = "\r\n";

    private final DatevSettings settings;
    private final LocalDateTime madeAt;
    private final YearMonth month;

    /**
     * @param madeAt the clock of whoever asks, in the seller's zone
     * @param month  whose days the bookings have
     */
    DatevFile(DatevSettings settings, LocalDateTime madeAt, YearMonth month) {
        this.settings = settings;
        this.madeAt = madeAt;
        this.month = month;
    }

    byte[] bookings(List<Map<String, String>> rows) {
        var header = header("21;\"Buchungsstapel\";13", DAY.format(month.atDay(1)), DAY.format(month.atEndOfMonth()))
                + ";\"" + "Rechnungen " + month + "\";\"\";1;0;0;\"EUR\"" + end();
        return file(header, BOOKINGS, rows);
    }

    byte[] debtors(List<Map<String, String>> rows) {
        return file(header("16;\"Debitoren/Kreditoren\";5", "", "") + ";\"\";\"\";;;;\"\"" + end(), DEBTORS, rows);
    }

    private String header(String format, String from, String to) {
        return Stream.of(
                        "\"EXTF\"",
                        "700",
                        format,
                        MOMENT.format(madeAt),
                        "",
                        '"' + ORIGIN + '"',
                        "\"\"",
                        "\"\"",
                        Integer.toString(settings.consultant()),
                        Integer.toString(settings.client()),
                        DAY.format(fiscalYear()),
                        Integer.toString(DatevSettings.ACCOUNT_DIGITS),
                        from,
                        to)
                .collect(Collectors.joining(";"));
    }

    private LocalDate fiscalYear() {
        var begin = settings.fiscalYearBegin().atYear(month.getYear());
        return begin.isAfter(month.atEndOfMonth()) ? begin.minusYears(1) : begin;
    }

    private String end() {
        return ";;\"\";;;\"" + settings.chart().code() + "\";;;\"\";\"\"";
    }

    private static byte[] file(String header, DatevColumns columns, List<Map<String, String>> rows) {
        return Stream.concat(Stream.of(header, columns.names()), rows.stream().map(columns::row))
                .map(line -> line + END_OF_LINE)
                .collect(Collectors.joining())
                .getBytes(DatevText.ENCODING);
    }
}
