package io.leporello.gateway.runtime;

import io.leporello.billing.accounting.ChartOfAccounts;
import io.leporello.billing.accounting.DatevSettings;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What DATEV wants to know about the client. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnPart(Part.BILLING)
@EnableConfigurationProperties(AccountingSettings.Datev.class)
class AccountingSettings {

    /**
     * As in {@link DatevSettings}.
     *
     * @param fiscalYearBegin month and day, such as 01-01
     */
    @ConfigurationProperties("leporello.datev")
    record Datev(
            @DefaultValue("1001") int consultant,
            @DefaultValue("1") int client,
            @DefaultValue("SKR03") ChartOfAccounts chart,
            @DefaultValue("01-01") String fiscalYearBegin,
            @DefaultValue("10000") int firstDebtor,
            @DefaultValue Map<String, String> accounts) {}

    @Bean
    DatevSettings datevSettings(Datev settings) {
        return new DatevSettings(
                settings.consultant(),
                settings.client(),
                settings.chart(),
                MonthDay.parse(settings.fiscalYearBegin(), DateTimeFormatter.ofPattern("MM-dd")),
                settings.firstDebtor(),
                settings.accounts());
    }
}
