package io.leporello.project;

import static io.leporello.project.Code.classes;
import static io.leporello.project.Code.in;
import static io.leporello.project.Code.naming;

import com.tngtech.archunit.base.HasDescription;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import io.leporello.account.AccountHandlers;
import java.time.Clock;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The same input gives the same cents, today and on a replay in ten years. */
class ExactnessTest {

    private static final Predicate<JavaClass> ARITHMETIC =
            in("io.leporello.money", "io.leporello.measure", "io.leporello.billing.rating");

    private static final Predicate<JavaClass> DOMAIN =
            in("io.leporello").and(in("io.leporello.gateway").negate());

    private static final Set<String> FLOATING = Set.of("double", "float", "java.lang.Double", "java.lang.Float");

    @Test
    void arithmetic_knows_no_framework_no_clock_and_no_chance() {
        var plain = in(
                "java.lang",
                "java.math",
                "java.time",
                "java.util",
                "org.jspecify.annotations",
                // How a value stands in JSON is part of the value; these annotations do nothing.
                "com.fasterxml.jackson.annotation",
                "io.leporello.money",
                "io.leporello.measure",
                "io.leporello.refusal",
                "io.leporello.account.plan",
                "io.leporello.billing.rating");
        Rule.each(
                classes(ARITHMETIC),
                25,
                code -> naming(code, other -> !other.isPrimitive() && (!plain.test(other) || isClockOrChance(other))));
    }

    /** Keys, links and passwords stand beside history, not in it: they are random, and they expire. */
    private static final Predicate<JavaClass> SECRETS = in(
                    "io.leporello.account.credential", "io.leporello.account.person")
            .or(code -> code.isEquivalentTo(AccountHandlers.class));

    /** Who starts a run and carries it out acts by itself, so nobody else can tell it the time. */
    private static final Predicate<JavaClass> ACTING_BY_ITSELF = in("io.leporello.billing.run")
            .and(code -> Set.of("AutomaticRuns", "RunWorker").contains(code.getSimpleName()));

    @Test
    void left_of_the_gateway_nobody_asks_the_time_or_rolls_dice() {
        Rule.each(
                classes(DOMAIN.and(SECRETS.negate()).and(ACTING_BY_ITSELF.negate())),
                200,
                code -> code.getAccessesFromSelf().stream()
                        .filter(access -> readsClock(access) || readsChance(access))
                        .map(HasDescription::getDescription));
    }

    private static boolean readsClock(JavaAccess<?> access) {
        var owner = access.getTargetOwner();
        return (access.getName().equals("now") && in("java.time").test(owner))
                || access.getName().equals("currentTimeMillis")
                || owner.isAssignableTo(Clock.class);
    }

    /** The password of the embedded PostgreSQL is the one secret that is made there; it is no data of the ledger. */
    private static boolean readsChance(JavaAccess<?> access) {
        if (in("io.leporello.postgres").test(access.getOriginOwner())) return false;
        return access.getTargetOwner().isAssignableTo(RandomGenerator.class)
                || access.getName().equals("randomUUID")
                || access.getTarget().getFullName().startsWith("java.lang.Math.random");
    }

    private static boolean isClockOrChance(JavaClass code) {
        return code.isAssignableTo(Clock.class) || code.isAssignableTo(RandomGenerator.class);
    }

    /** A sheet of paper is measured in points, which PDFBox takes as floating numbers; amounts on it are text by then. */
    private static final Set<String> PAPER = Set.of(
            "InvoicePaper",
            "Letter",
            "LinesTable",
            "Payment",
            "Sheet",
            "Style",
            "Sums",
            "Table",
            "Tag",
            "TransferCode",
            "Typeface",
            "UsagePage");

    private static boolean isPaper(JavaClass code) {
        var name = code.getName().substring(code.getPackageName().length() + 1);
        return in("io.leporello.billing.document").test(code)
                && PAPER.stream().anyMatch(paper -> name.equals(paper) || name.startsWith(paper + "$"));
    }

    @Test
    void left_of_the_gateway_no_number_floats() {
        Rule.each(
                classes(DOMAIN.and(code -> !isPaper(code))),
                200,
                code -> Stream.of(floatingFields(code), floatingSignatures(code), floatingCalls(code))
                        .flatMap(breaches -> breaches));
    }

    private static Stream<String> floatingFields(JavaClass code) {
        return code.getFields().stream()
                .filter(field -> field.getAllInvolvedRawTypes().stream().anyMatch(ExactnessTest::floats))
                .map(HasDescription::getDescription);
    }

    private static Stream<String> floatingSignatures(JavaClass code) {
        return code.getCodeUnits().stream().filter(ExactnessTest::floats).map(HasDescription::getDescription);
    }

    private static boolean floats(JavaCodeUnit unit) {
        return unit.getAllInvolvedRawTypes().stream().anyMatch(ExactnessTest::floats);
    }

    /** Such as {@code new BigDecimal(0.1)}, {@code doubleValue()} and {@code parseDouble}. A counter of Micrometer counts in double. */
    private static Stream<String> floatingCalls(JavaClass code) {
        return code.getCodeUnitAccessesFromSelf().stream()
                .filter(call -> !in("io.micrometer").test(call.getTargetOwner()))
                .filter(ExactnessTest::floats)
                .map(HasDescription::getDescription);
    }

    private static boolean floats(JavaCodeUnitAccess<?> call) {
        var target = call.getTarget();
        return floats(target.getRawReturnType())
                || target.getRawParameterTypes().stream().anyMatch(ExactnessTest::floats);
    }

    private static boolean floats(JavaClass type) {
        return FLOATING.contains(type.getBaseComponentType().getName());
    }
}
