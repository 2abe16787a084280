package io.leporello.billing.tax;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * VAT on what a seller in Germany supplies electronically, decided by the buyer and the day of the supply.
 *
 * <pre>
 *   seller                      buyer                                        category
 *   small business              any                                          E   § 19 UStG
 *   any other                   in Germany                                   S   German rate of the day
 *                               elsewhere in the EU, with a VAT id of        AE  § 13b UStG, Art. 196 of
 *                               another member state                             Directive 2006/112/EC
 *                               elsewhere in the EU, all others              S   rate of the buyer's country where one
 *                                                                                is configured, else the German one
 *                               outside the EU                               O   § 3a (2), (4), (5) UStG; or G
 * </pre>
 *
 * <p>A consumer in another member state is taxed at home (§ 3a (5) UStG) unless all such sales of the seller stay below
 * 10,000 EUR a year; so the German rate is that of a seller below the threshold, and a seller above it configures the rates
 * of the One Stop Shop. Greece writes EL in VAT ids and GR in addresses. Monaco belongs to France (Art. 7 of the directive).
 * Northern Ireland counts as the EU for goods only, so with its XI numbers it is outside here, as the rest of GB and the
 * Isle of Man are.
 *
 * <p>Outside the EU a service is not taxable in Germany, which is O. EN 16931 wants an invoice with O to have no other
 * category (BR-O-11, BR-O-12) and no VAT id of either side (BR-O-02). The first holds by itself, since the buyer decides
 * for all lines of a document; the second is the documents' affair. Who has to send documents with ids all the same, to
 * receivers that cannot read O, may configure G. Zero rating (Z) does not exist for what is sold here.
 *
 * @param standard        the German standard rates
 * @param abroad          rates of the One Stop Shop by country; empty below the threshold
 * @param outside         O, or G where the configuration says so
 * @param smallBusiness   whether the seller is one in the sense of § 19 UStG
 */
public record TaxRules(
        List<DatedRate> standard, Map<String, List<DatedRate>> abroad, TaxCategory outside, boolean smallBusiness) {

    /** § 12 (1) UStG; from July to December 2020 by § 28 (1) UStG. */
    public static final List<DatedRate> GERMAN_STANDARD = List.of(
            rate("1993-01-01", 15),
            rate("1998-04-01", 16),
            rate("2007-01-01", 19),
            rate("2020-07-01", 16),
            rate("2021-01-01", 19));

    /** With what the law says and nothing configured. */
    public static final TaxRules GERMAN = new TaxRules(GERMAN_STANDARD, Map.of(), TaxCategory.O, false);

    private static final String SELLER = "DE";

    private static final Set<String> UNION = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
            "LV", "MC", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

    public TaxRules {
        standard = List.copyOf(standard);
        abroad = Map.copyOf(abroad);
    }

    private static DatedRate rate(String from, int percent) {
        return new DatedRate(LocalDate.parse(from), BigDecimal.valueOf(percent));
    }

    /**
     * How a supply is taxed.
     *
     * @param day the last day of the supply, on which it is complete (§ 13 (1) no. 1 UStG)
     */
    public TaxDecision decide(TaxedBuyer buyer, LocalDate day) {
        if (smallBusiness) return TaxDecision.untaxed(TaxCategory.E);
        if (!UNION.contains(buyer.country())) return TaxDecision.untaxed(outside);
        if (buyer.country().equals(SELLER)) return taxed(standard, day);
        if (isOfAnotherMemberState(buyer.vatId())) return TaxDecision.untaxed(TaxCategory.AE);
        return taxed(abroad.getOrDefault(buyer.country(), standard), day);
    }

    private static boolean isOfAnotherMemberState(@Nullable String vatId) {
        if (vatId == null || vatId.length() < 2) return false;
        var letters = vatId.substring(0, 2);
        return !letters.equals(SELLER) && UNION.contains(letters.equals("EL") ? "GR" : letters);
    }

    /** Before its first known rate a tax did not exist in this form, and nothing is supplied that early. */
    private static TaxDecision taxed(List<DatedRate> rates, LocalDate day) {
        return new TaxDecision(TaxCategory.S, DatedRate.on(day, rates).orElse(BigDecimal.ZERO));
    }
}
