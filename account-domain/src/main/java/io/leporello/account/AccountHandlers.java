package io.leporello.account;

import io.leporello.account.apikey.CreateApiKey;
import io.leporello.account.contract.AgreeContract;
import io.leporello.account.credential.Credentials;
import io.leporello.account.creditpurchase.PurchaseCredits;
import io.leporello.account.creditschedule.PublishCreditSchedule;
import io.leporello.account.customer.RegisterCustomer;
import io.leporello.account.email.EmailClaims;
import io.leporello.account.person.LastingSecret;
import io.leporello.account.person.MasterKey;
import io.leporello.account.person.PersonKeys;
import io.leporello.account.plan.PublishPlan;
import io.leporello.account.user.SignUp;
import io.leporello.schema.Schema;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Aggregates, projectors, queries and secrets of accounts, for the processes that run this part. */
@Configuration(proxyBeanMethods = false)
@ComponentScan(
        basePackageClasses = {
            RegisterCustomer.class,
            PublishPlan.class,
            AgreeContract.class,
            PublishCreditSchedule.class,
            PurchaseCredits.class,
            CreateApiKey.class,
            SignUp.class,
            EmailClaims.class,
            PersonKeys.class,
            Credentials.class
        })
public class AccountHandlers {

    @Bean
    SecureRandom secureRandom() {
        return new SecureRandom();
    }

    /**
     * @param configured 32 bytes in base64; empty to keep the key in a file
     * @param before     the key before this one, if it changes now
     * @param data       the folder of the file {@code master.key}
     */
    @Bean
    MasterKey masterKey(
            @Value("${leporello.master-key:}") String configured,
            @Value("${leporello.master-key-before:}") String before,
            @Value("${leporello.data:./data}") Path data,
            @Qualifier("accountSchema") Schema migrated,
            JdbcClient database,
            SecureRandom random) {
        if (!configured.isBlank()) return MasterKey.configured(configured, "LEPORELLO_MASTER_KEY");
        // A new file can only open what is sealed anew with it.
        return MasterKey.inFile(data.resolve("master.key"), () -> before.isBlank() && anySealed(database), random);
    }

    @Bean
    LastingSecret lastingSecret(
            MasterKey master,
            @Value("${leporello.master-key-before:}") String before,
            JdbcClient database,
            PlatformTransactionManager transactions,
            SecureRandom random) {
        var former = before.isBlank() ? null : MasterKey.configured(before, "LEPORELLO_MASTER_KEY_BEFORE");
        return LastingSecret.opened(database, new TransactionTemplate(transactions), master, former, random);
    }

    private static boolean anySealed(JdbcClient database) {
        return database.sql("select exists (select from account.person_key)")
                .query(Boolean.class)
                .single();
    }
}
