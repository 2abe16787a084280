package io.leporello.gateway.runtime;

import io.leporello.account.apikey.CreateApiKey;
import io.leporello.account.apikey.KeyHash;
import io.leporello.account.customer.CustomerDetails;
import io.leporello.account.person.Person;
import io.leporello.account.plan.ChargeTerms;
import io.leporello.account.plan.DiscountStep;
import io.leporello.account.plan.TierTerms;
import io.leporello.account.user.InviteUser;
import io.leporello.account.user.SignUp;
import io.leporello.account.user.UserRole;
import io.leporello.billing.dashboard.FindOverview;
import io.leporello.billing.dashboard.FindResellerUsage;
import io.leporello.billing.dashboard.FindUsage;
import io.leporello.billing.dashboard.Grouping;
import io.leporello.billing.dashboard.Step;
import io.leporello.billing.pricebook.Extent;
import io.leporello.billing.run.StartRun;
import io.leporello.measure.Meter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One value of any message, with every part filled, so that nothing of it can be lost unseen. */
final class Sample {

    /** Words that mean something, by the name of the part they are for; any other text is free. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("country", "DE"),
            Map.entry("currency", "EUR"),
            Map.entry("timeZone", "Europe/Berlin"),
            Map.entry("zone", "Europe/Berlin"),
            Map.entry("locale", "de-DE"),
            Map.entry("email", "anna@example.org"),
            Map.entry("vatId", "DE136695976"),
            Map.entry("billTo", "CUSTOMER"),
            Map.entry("after", "7"));

    private static final Person ANNA = new Person("Anna", "anna@example.org");

    private static final Map<Type, Object> BY_TYPE = Map.ofEntries(
            Map.entry(boolean.class, true),
            Map.entry(Boolean.class, true),
            Map.entry(int.class, 3),
            Map.entry(Integer.class, 3),
            Map.entry(long.class, 5_000_000_000L),
            Map.entry(Long.class, 5_000_000_000L),
            Map.entry(BigDecimal.class, new BigDecimal("12.340")),
            Map.entry(Instant.class, Instant.parse("2026-10-03T08:15:30.123456Z")),
            Map.entry(LocalDate.class, LocalDate.parse("2026-10-03")),
            Map.entry(YearMonth.class, YearMonth.parse("2026-10")),
            Map.entry(JsonNode.class, JsonMapper.shared().readTree("{\"pages\":12,\"credits\":\"1.50\"}")),
            // What these say must fit together.
            Map.entry(
                    FindUsage.class,
                    new FindUsage(
                            "customer",
                            LocalDate.parse("2026-10-01"),
                            LocalDate.parse("2026-11-01"),
                            Step.DAY,
                            Grouping.USER)),
            Map.entry(
                    FindResellerUsage.class,
                    new FindResellerUsage("reseller", LocalDate.parse("2026-10-01"), LocalDate.parse("2026-11-01"))),
            Map.entry(
                    FindOverview.class,
                    new FindOverview(
                            Extent.of("customer"),
                            LocalDate.parse("2026-10-01"),
                            LocalDate.parse("2026-11-01"),
                            Step.DAY,
                            FindOverview.Split.USER,
                            Meter.PAGES,
                            List.of("user"),
                            null,
                            new FindOverview.Before(
                                    LocalDate.parse("2026-09-01"),
                                    LocalDate.parse("2026-10-01"),
                                    LocalDate.parse("2026-10-02")))),
            Map.entry(
                    StartRun.class,
                    new StartRun("run", YearMonth.parse("2026-10"), "reseller", Instant.parse("2026-11-02T00:00:00Z"))),
            Map.entry(ChargeTerms.class, graduated()),
            Map.entry(
                    SignUp.class, new SignUp("user", "customer", ANNA, "{argon2}hash", CustomerDetails.named("Acme"))),
            Map.entry(
                    InviteUser.class, new InviteUser("user", "customer", ANNA, List.of("USER"), Set.of(UserRole.USER))),
            Map.entry(
                    CreateApiKey.class,
                    new CreateApiKey("key", "Name", List.of("usage:write"), "customer", null, KeyHash.of("secret"))));

    private Sample() {}

    private static ChargeTerms graduated() {
        var two = new BigDecimal("2");
        return new ChargeTerms(
                "pages",
                "graduated",
                new BigDecimal("100"),
                null,
                List.of(
                        new TierTerms(new BigDecimal("1000"), new BigDecimal("0.10"), two),
                        new TierTerms(null, two, null)),
                null,
                null,
                List.of(new DiscountStep(new BigDecimal("5000"), new BigDecimal("2.5"))),
                new BigDecimal("5000.00"));
    }

    static Object of(Type type) {
        return of(type, "");
    }

    private static Object of(Type type, String name) {
        var known = BY_TYPE.get(type);
        if (known != null) return known;
        if (type instanceof ParameterizedType generic) return ofGeneric(generic, name);
        if (type == String.class) return WORDS.getOrDefault(name, name + "-1");
        return ofClass((Class<?>) type);
    }

    private static Object ofGeneric(ParameterizedType type, String name) {
        var part = of(type.getActualTypeArguments()[0], name);
        if (type.getRawType() == List.class) return List.of(part);
        if (type.getRawType() == Set.class) return Set.of(part);
        if (type.getRawType() == Optional.class) return part;
        throw new AssertionError("No sample of " + type);
    }

    private static Object ofClass(Class<?> type) {
        if (type.isEnum()) return Objects.requireNonNull(type.getEnumConstants())[0];
        if (type.isSealed()) return of(Objects.requireNonNull(type.getPermittedSubclasses())[0]);
        if (type.isRecord()) return ofRecord(type);
        throw new AssertionError("No sample of " + type + "; name one here");
    }

    private static Object ofRecord(Class<?> type) {
        var parts = type.getRecordComponents();
        var types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var values = Arrays.stream(parts)
                .map(part -> of(part.getGenericType(), part.getName()))
                .toArray();
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException refused) {
            throw new AssertionError(type.getName() + " does not take its sample; name one here", refused.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError(type.getName(), impossible);
        }
    }
}
