package io.leporello.gateway.ui.prices;

import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.account.plan.ChargeTerms;
import io.leporello.account.plan.PlanTerms;
import io.leporello.account.plan.TierTerms;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

/** A plan as somebody types it. */
class PlanFormTest {

    private static final Map<String, String> PAGES = Map.of(
            "name", "Seiten",
            "currency", "EUR",
            "recurringFee", "1.000,50",
            "pages.model", "graduated",
            "pages.tiers.0.upTo", "1.000",
            "pages.tiers.0.unitPrice", "0,10",
            "pages.tiers.2.unitPrice", "0,08",
            "pages.tiers.2.flatFee", "5");

    @Test
    void rows_in_which_nothing_stands_do_not_count() {
        var form = form(PAGES);

        assertThat(form.terms().charges()).singleElement().satisfies(charge -> {
            assertThat(charge.tiers())
                    .extracting(TierTerms::unitPrice)
                    .containsExactly(decimal("0.1"), decimal("0.08"));
            assertThat(charge.tiers().get(0).upTo()).isEqualByComparingTo("1000");
        });
        assertThat(form.terms().recurringFee()).isEqualByComparingTo("1000.5");
        assertThat(form.form().isWrong()).isFalse();
        assertThat(form.rows("pages.tiers")).containsExactly(0, 1, 2, 3);
    }

    @Test
    void a_fault_stands_at_the_row_that_has_it() {
        var form = form(with("pages.tiers.2.unitPrice", "-1", "credits.model", "package"));
        form.terms();

        assertThat(form.form().fault("pages.tiers.2.unitPrice"))
                .isEqualTo("Bitte einen Preis von mindestens 0 eingeben.");
        assertThat(form.form().fault("pages.tiers.1.unitPrice")).isNull();
        assertThat(form.form().fault("credits.packageSize")).contains("wie viele Einheiten");
        assertThat(form.fields()).contains("pages.tiers.2.unitPrice", "credits.packageSize");
    }

    @Test
    void what_is_no_number_is_said_to_be_none() {
        var form = form(with("minimum", "viel"));
        form.terms();

        assertThat(form.form().fault("minimum")).isEqualTo("Bitte eine Zahl wie 1.000,50 eingeben.");
    }

    @Test
    void a_plan_that_is_opened_again_is_the_same_plan() {
        var tiers = List.of(
                new TierTerms(decimal("1000"), decimal("0.000001"), null),
                new TierTerms(null, decimal("0.5"), decimal("3")));
        var charge =
                new ChargeTerms("credits", "volume", decimal("1.5"), null, tiers, null, null, List.of(), decimal("99"));
        var terms = new PlanTerms("Plan", "EUR", null, decimal("12345.67"), List.of(charge));

        assertThat(form(PlanForm.of("plan", terms, Locale.GERMANY)).terms()).isEqualTo(terms);
    }

    private static Map<String, String> with(String... more) {
        var entered = new HashMap<>(PAGES);
        for (var index = 0; index < more.length; index += 2) entered.put(more[index], more[index + 1]);
        return entered;
    }

    private static PlanForm form(Map<String, String> entered) {
        var words = new ResourceBundleMessageSource();
        words.setBasenames("ui/prices", "ui/frame");
        words.setDefaultEncoding("UTF-8");
        words.setAlwaysUseMessageFormat(true);
        return new PlanForm(entered, words, Locale.GERMANY);
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }
}
