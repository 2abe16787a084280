package io.leporello.gateway.ui.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.leporello.event.EventName;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

/** Whatever can happen is a kind of the log, with an icon and words. */
class EventKindsTest {

    @Test
    void every_event_that_can_be_stored_is_a_kind_of_the_log() {
        var names = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.leporello").stream()
                        .filter(code -> code.isAnnotatedWith(EventName.class))
                        .map(EventKindsTest::name)
                        .toList();
        assertThat(names).hasSizeGreaterThan(30);
        assertThat(EventKinds.all()).containsExactlyInAnyOrderElementsOf(names);
    }

    /** That both languages say the same, another test sees to. */
    @Test
    void every_kind_has_a_word_and_a_sentence() {
        var words = ResourceBundle.getBundle("ui/history", Locale.ENGLISH).keySet();
        for (var kind : EventKinds.all()) assertThat(words).contains("history.type." + kind, "history.say." + kind);
    }

    private static String name(JavaClass event) {
        return event.getAnnotationOfType(EventName.class).value();
    }
}
