package io.leporello.billing.pricebook;

import static io.leporello.billing.BillingFixture.contract;
import static io.leporello.billing.BillingFixture.perPage;
import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.account.contract.ContractTerms;
import io.leporello.measure.BillingPeriod;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Into which parts a period falls, each with the terms that held in it. */
class AgreementsTest {

    private static final BillingPeriod OCTOBER =
            new BillingPeriod(YearMonth.parse("2026-10"), ZoneId.of("Europe/Berlin"));

    /**
     * Contracts are written plan@from, versions plan:version@from, parts from-to=plan:version by the day of October; day 32
     * is the first of November.
     */
    @ParameterizedTest(name = "{4}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            a@2026-01-01              | a:1@2026-01-01                | -          | 1-32=a:1                    | one contract for the whole period
            a@2026-10-01              | a:1@2026-01-01                | -          | 1-32=a:1                    | a contract from the first day
            a@2026-10-10              | a:1@2026-01-01                | -          | 10-32=a:1                   | a contract that begins inside
            a@2026-10-31              | a:1@2026-01-01                | -          | 31-32=a:1                   | a contract from the last day
            a@2026-11-01              | a:1@2026-01-01                | -          | -                           | a contract that begins the day after
            -                         | a:1@2026-01-01                | -          | -                           | no contract
            a@2026-01-01 b@2026-10-10 | a:1@- b:1@-                   | -          | 1-10=a:1 10-32=b:1          | two contracts
            a@2026-10-05 b@2026-10-10 | a:1@- b:1@-                   | -          | 5-10=a:1 10-32=b:1          | two contracts with a gap before them
            a@2026-01-01 b@2026-09-01 | a:1@- b:1@-                   | -          | 1-32=b:1                    | a contract replaced before the period
            b@2026-10-10 a@2026-01-01 | a:1@- b:1@-                   | -          | 1-10=a:1 10-32=b:1          | the order of agreeing does not matter
            a@2026-01-01              | a:1@2026-01-01 a:2@2026-10-15 | -          | 1-15=a:1 15-32=a:2          | a plan version inside
            a@2026-01-01              | a:1@- a:2@2026-10-01          | -          | 1-32=a:2                    | a plan version from the first day
            a@2026-01-01              | a:1@- a:2@2026-11-01          | -          | 1-32=a:1                    | a plan version from the day after
            a@2026-01-01              | a:2@2026-10-15 a:1@-          | -          | 1-15=a:1 15-32=a:2          | a version from ever holds before all others
            a@2026-01-01 b@2026-10-10 | a:1@- b:1@2026-01-01 b:2@2026-10-20 | -    | 1-10=a:1 10-20=b:1 20-32=b:2 | the picture above
            a@2026-01-01              | a:1@- b:1@- b:2@2026-10-15    | -          | 1-32=a:1                    | a version of a plan that is not agreed
            a@2026-01-01              | a:1@2026-10-10 a:2@2026-10-20 | -          | 1-20=a:1 20-32=a:2          | before its first version a plan has that version's prices
            a@2026-01-01              | a:1@2026-12-01                | -          | 1-32=a:1                    | also when the first version begins later
            a@2026-01-01              | -                             | -          | -                           | a plan nobody published
            a@2026-01-01              | a:1@-                         | 2026-10-15 | 1-15=a:1                    | closed inside
            a@2026-01-01 b@2026-10-20 | a:1@- b:1@-                   | 2026-10-15 | 1-15=a:1                    | closed before the second contract
            a@2026-01-01              | a:1@-                         | 2026-10-01 | -                           | closed from the first day
            a@2026-01-01              | a:1@-                         | 2026-09-01 | -                           | closed before
            a@2026-01-01              | a:1@-                         | 2026-11-01 | 1-32=a:1                    | closed from the day after
            a@2026-01-01              | a:1@-                         | 2027-01-01 | 1-32=a:1                    | closed later
            a@2026-01-01 a@2026-10-10 | a:1@-                         | -          | 1-32=a:1                    | the same agreed again is one part
            """)
    void a_period_falls_into_the_parts_that_contracts_and_plan_versions_make(
            @Nullable String contracts,
            @Nullable String versions,
            @Nullable LocalDate closedFrom,
            @Nullable String parts,
            String because) {
        var agreements = new Agreements(
                words(contracts).map(AgreementsTest::contractOf).toList(),
                words(versions).map(AgreementsTest::versionOf).toList(),
                closedFrom);

        assertThat(agreements.partsOf(OCTOBER).stream().map(AgreementsTest::shown))
                .containsExactlyElementsOf(words(parts).toList());
    }

    @Test
    void a_changed_discount_begins_a_new_part_of_the_same_plan() {
        var agreements = new Agreements(
                List.of(contract("a", "2026-01-01", "5"), contract("a", "2026-10-10", "10")),
                List.of(versionOf("a:1@-")),
                null);

        assertThat(agreements.partsOf(OCTOBER))
                .extracting(part -> shown(part) + " " + part.discountPercent())
                .containsExactly("1-10=a:1 5", "10-32=a:1 10");
    }

    private static Stream<String> words(@Nullable String text) {
        return text == null ? Stream.empty() : Stream.of(text.trim().split(" +"));
    }

    private static ContractTerms contractOf(String text) {
        var at = text.indexOf('@');
        return contract(text.substring(0, at), text.substring(at + 1), null);
    }

    private static PlanVersion versionOf(String text) {
        var colon = text.indexOf(':');
        var at = text.indexOf('@');
        var from = text.substring(at + 1);
        var version = text.substring(colon + 1, at);
        return new PlanVersion(
                text.substring(0, colon),
                Integer.parseInt(version),
                from.equals("-") ? null : LocalDate.parse(from),
                perPage("0.0" + version, null, null));
    }

    private static String shown(AgreedPart part) {
        return day(part.from()) + "-" + day(part.to()) + "=" + part.plan() + ":" + part.version();
    }

    private static int day(LocalDate date) {
        return date.equals(OCTOBER.dayAfter()) ? 32 : date.getDayOfMonth();
    }
}
