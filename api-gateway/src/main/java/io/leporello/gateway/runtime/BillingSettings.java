package io.leporello.gateway.runtime;

import io.leporello.billing.invoice.InvoiceTerms;
import io.leporello.billing.invoice.Seller;
import io.leporello.billing.invoice.Syntax;
import io.leporello.billing.tax.DatedRate;
import io.leporello.billing.tax.TaxCategory;
import io.leporello.billing.tax.TaxRules;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who issues invoices, how, and with which tax. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnPart(Part.BILLING)
@EnableConfigurationProperties({
    BillingSettings.SellerSettings.class,
    BillingSettings.InvoiceSettings.class,
    BillingSettings.TaxSettings.class
})
class BillingSettings {

    /** The bank account of the made-up seller; whoever has set this has set the rest. */
    private static final String MADE_UP_IBAN = "DE02120300000000202051";

    private static final Logger log = LoggerFactory.getLogger(BillingSettings.class);

    /** As in {@link Seller}; what is left empty is not there. */
    @ConfigurationProperties("leporello.seller")
    record SellerSettings(
            String name,
            String street,
            String postalCode,
            String city,
            @DefaultValue("DE") String country,
            String vatId,
            @Nullable String taxNumber,
            String contactName,
            String phone,
            String email,
            @Nullable String registration,
            @Nullable String directors,
            @Nullable String bank,
            String iban,
            @Nullable String bic,
            @DefaultValue("Europe/Berlin") ZoneId timeZone) {

        Seller seller() {
            return new Seller(
                    name,
                    street,
                    postalCode,
                    city,
                    country,
                    vatId,
                    orNull(taxNumber),
                    contactName,
                    phone,
                    email,
                    orNull(registration),
                    orNull(directors),
                    orNull(bank),
                    iban.replace(" ", ""),
                    orNull(bic));
        }

        private static @Nullable String orNull(@Nullable String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }
    }

    /** As in {@link InvoiceTerms}. */
    @ConfigurationProperties("leporello.invoice")
    record InvoiceSettings(
            @DefaultValue SeriesSettings series,
            @DefaultValue("14") int paymentDays,
            @DefaultValue("CII") Syntax syntax) {

        record SeriesSettings(
                @DefaultValue("RE") String invoice,
                @DefaultValue("GS") String creditNote,
                @DefaultValue("RK") String correction) {}
    }

    /**
     * @param standard      the German standard rates by their first day; what is given here is added to what is built in
     * @param abroad        by country, likewise: rates of the One Stop Shop for consumers in other member states
     * @param outsideEu     the category of supplies to outside the EU, O or G
     * @param smallBusiness whether the seller is one in the sense of § 19 UStG
     */
    @ConfigurationProperties("leporello.tax")
    record TaxSettings(
            @DefaultValue Map<LocalDate, BigDecimal> standard,
            @DefaultValue Map<String, Map<LocalDate, BigDecimal>> abroad,
            @DefaultValue("O") TaxCategory outsideEu,
            boolean smallBusiness) {

        TaxRules rules() {
            var german = new TreeMap<LocalDate, BigDecimal>();
            TaxRules.GERMAN_STANDARD.forEach(rate -> german.put(rate.from(), rate.rate()));
            german.putAll(standard);
            var byCountry = abroad.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, rates -> dated(rates.getValue())));
            return new TaxRules(dated(german), byCountry, outsideEu, smallBusiness);
        }

        private static List<DatedRate> dated(Map<LocalDate, BigDecimal> rates) {
            return rates.entrySet().stream()
                    .map(rate -> new DatedRate(rate.getKey(), rate.getValue()))
                    .toList();
        }
    }

    @Bean
    Seller seller(SellerSettings settings) {
        var seller = settings.seller();
        if (seller.iban().equals(MADE_UP_IBAN))
            log.warn(
                    "Invoices are issued by the made-up seller \"{}\". Before a real one is sent, set LEPORELLO_SELLER_NAME"
                            + " and what else the README lists.",
                    seller.name());
        return seller;
    }

    @Bean
    InvoiceTerms invoiceTerms(
            InvoiceSettings settings, SellerSettings seller, @Value("${leporello.public-url:}") String site) {
        var series = settings.series();
        return new InvoiceTerms(
                series.invoice(),
                series.creditNote(),
                series.correction(),
                settings.paymentDays(),
                seller.timeZone(),
                settings.syntax(),
                // Where nobody said how customers reach the pages, paper does not either.
                site.isBlank() ? null : site.strip().replaceAll("/+$", ""));
    }

    @Bean
    TaxRules taxRules(TaxSettings settings) {
        return settings.rules();
    }
}
