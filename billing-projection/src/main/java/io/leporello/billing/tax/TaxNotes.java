package io.leporello.billing.tax;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why there is no tax, in the words that the law asks for (§ 14a (1) and (5) UStG) and the language of the document. */
final class TaxNotes {

    private TaxNotes() {}

    /** @return null where there is tax */
    static @Nullable String of(TaxCategory category, Locale language) {
        return language.getLanguage().equals("de") ? german(category) : english(category);
    }

    private static @Nullable String german(TaxCategory category) {
        return switch (category) {
            case S -> null;
            case AE -> "Steuerschuldnerschaft des Leistungsempfängers";
            case O -> "Nicht im Inland steuerbare sonstige Leistung (§ 3a UStG)";
            case G -> "Steuerfreie Leistung an einen Empfänger außerhalb der EU";
            case Z -> "Steuersatz 0 %";
            case E -> "Steuerfreie Leistung eines Kleinunternehmers (§ 19 UStG)";
        };
    }

    private static @Nullable String english(TaxCategory category) {
        return switch (category) {
            case S -> null;
            case AE -> "Reverse charge";
            case O -> "Service not taxable in Germany (§ 3a UStG)";
            case G -> "Supply to a recipient outside the EU, free of tax";
            case Z -> "Zero rated";
            case E -> "Supply of a small business, free of tax (§ 19 UStG)";
        };
    }
}
