package io.leporello.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A rule that every one of some classes keeps. It also fails when it finds too few to look at. */
final class Rule {

    private Rule() {}

    /** @param breaches what is wrong with one class; empty when nothing is */
    static void each(List<JavaClass> looked, int atLeast, Function<JavaClass, Stream<String>> breaches) {
        assertThat(looked.size()).as("classes looked at").isGreaterThanOrEqualTo(atLeast);
        assertThat(looked.stream().flatMap(breaches).sorted().distinct()).isEmpty();
    }
}
