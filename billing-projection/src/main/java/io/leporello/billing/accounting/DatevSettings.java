package io.leporello.billing.accounting;

import io.leporello.billing.tax.TaxCategory;
import io.leporello.refusal.Refusal;
import java.math.BigDecimal;
import java.time.MonthDay;
import java.util.Map;

/**
 * What the tax adviser says about the client.
 *
 * @param consultant      the adviser's number, 1001 to 9999999
 * @param client          the client's number at the adviser, 1 to 99999
 * @param fiscalYearBegin the first day of the client's fiscal year
 * @param firstDebtor     the account of the first debtor; the next one follows it
 * @param accounts        revenue accounts that differ from the chart's, by category and rate, such as S19 or AE
 */
public record DatevSettings(
        int consultant,
        int client,
        ChartOfAccounts chart,
        MonthDay fiscalYearBegin,
        int firstDebtor,
        Map<String, String> accounts) {

    /** Of general ledger accounts; those of debtors have one more. */
    static final int ACCOUNT_DIGITS = 4;

    private static final int CONSULTANT_MIN = 1_001;
    private static final int CONSULTANT_MAX = 9_999_999;
    private static final int CLIENT_MAX = 99_999;
    private static final int DEBTOR_MIN = 10_000;
    private static final int DEBTOR_MAX = 69_999;

    /** @throws IllegalArgumentException when a number cannot be one of DATEV's */
    public DatevSettings {
        within("consultant", consultant, CONSULTANT_MIN, CONSULTANT_MAX);
        within("client", client, 1, CLIENT_MAX);
        within("first-debtor", firstDebtor, DEBTOR_MIN, DEBTOR_MAX);
        accounts = Map.copyOf(accounts);
    }

    private static void within(String name, int value, int min, int max) {
        if (value < min || value > max)
            throw new IllegalArgumentException("leporello.datev." + name + " is " + value + "; a number from " + min
                    + " to " + max + " was expected");
    }

    /** @throws Refusal of kind CONFLICT when neither the configuration nor the chart knows one */
    String revenueAccount(TaxCategory category, BigDecimal rate) {
        var key = ChartOfAccounts.key(category, rate);
        var own = accounts.get(key);
        if (own != null) return own;
        return chart.revenueAccount(key)
                .orElseThrow(() -> Refusal.conflict("The chart of accounts " + chart + " has no revenue account for "
                        + key + "; name one in leporello.datev.accounts." + key + "."));
    }

    /** @param place of the debtor among all that were ever billed, from 0 */
    String debtorAccount(int place) {
        var account = firstDebtor + place;
        if (account > DEBTOR_MAX)
            throw Refusal.conflict("There are more debtors than accounts from " + firstDebtor + " to " + DEBTOR_MAX
                    + "; leporello.datev.first-debtor could begin at " + DEBTOR_MIN + ".");
        return Integer.toString(account);
    }
}
