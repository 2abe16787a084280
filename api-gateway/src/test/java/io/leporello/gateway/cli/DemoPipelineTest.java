package io.leporello.gateway.cli;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DemoPipelineTest {

    private final List<Document> documents = Document.all();
    private final List<DemoCustomer> customers = DemoCustomer.all();
    private final List<DemoEvent> events = new DemoPipeline(customers, DemoUser.all(), documents).events();

    @Test
    void the_documents_are_the_real_ones() {
        assertThat(documents).hasSize(1125).doesNotHaveDuplicates();
        assertThat(documents.stream().mapToInt(Document::pages).sum()).isEqualTo(2220);
        assertThat(documents.stream().map(Document::corpus).distinct())
                .containsExactlyInAnyOrder("ZUGFeRD/corpus", "mozilla/pdf.js", "py-pdf/sample-files");
    }

    @Test
    void each_document_becomes_one_event_that_carries_its_pages() {
        assertThat(events)
                .extracting(DemoEvent::document)
                .containsExactlyElementsOf(documents.stream()
                        .map(document -> "sha256:" + document.sha256())
                        .toList());
        assertThat(events)
                .extracting(DemoEvent::pages)
                .containsExactlyElementsOf(
                        documents.stream().map(Document::pages).toList());
        assertThat(Usage.ofEvents(events)).isEqualTo(new Usage(decimal("1125"), decimal("2220"), decimal("3330")));
    }

    @Test
    void no_two_events_have_the_same_identity_although_some_documents_have_the_same_content() {
        assertThat(documents.stream().map(Document::sha256).distinct()).hasSize(1123);
        assertThat(events.stream()
                        .map(event -> event.source() + " " + event.id())
                        .distinct())
                .hasSize(1125);
    }

    @Test
    void an_identity_is_the_same_in_every_run_and_every_release() {
        assertThat(new DemoPipeline(customers, DemoUser.all(), Document.all()).events())
                .isEqualTo(events);
        var first = events.get(0);
        assertThat(first.source()).isEqualTo("/pipelines/ZUGFeRD/corpus");
        assertThat(first.id()).isEqualTo("2860b42bc34b589328414d6c60564b5761b1cad6bb3269e0a34ca9bdc61f3821-c39007e9");
        assertThat(first.time()).isEqualTo("2026-09-30T22:00:00Z");
    }

    @Test
    void each_document_belongs_to_exactly_one_customer() {
        assertThat(documents)
                .allSatisfy(document -> assertThat(customers.stream().filter(customer -> customer.owns(document)))
                        .hasSize(1));
        assertThat(events.stream().collect(groupingBy(DemoEvent::customer, counting())))
                .hasSize(3)
                .containsEntry("demo-kontor-nord", 360L)
                .containsEntry("demo-seitenweise", 490L)
                .containsEntry("demo-belegfabrik", 275L);
    }

    @Test
    void each_document_is_for_a_user_or_annotator_of_its_customer() {
        assertThat(events.stream().collect(groupingBy(DemoEvent::customer, groupingBy(DemoEvent::user, counting()))))
                .isEqualTo(Map.of(
                        "demo-kontor-nord", Map.of("demo-jan", 189L, "demo-wiebke", 171L),
                        "demo-seitenweise", Map.of("demo-timo", 194L, "demo-pia", 152L, "demo-emil", 144L),
                        "demo-belegfabrik", Map.of("demo-lena", 130L, "demo-omar", 145L)));
    }

    @Test
    void the_events_fill_october_in_berlin_evenly_and_leave_it_nowhere() {
        var steps = IntStream.range(1, events.size())
                .mapToObj(index -> Duration.between(
                        events.get(index - 1).time(), events.get(index).time()));
        assertThat(steps.distinct()).containsExactly(Duration.ofSeconds(2384));
        assertThat(events.get(events.size() - 1).time().plusSeconds(2384))
                .isEqualTo(Instant.parse("2026-10-31T23:00:00Z"));
        assertThat(events)
                .allSatisfy(event -> assertThat(YearMonth.from(event.time().atZone(DemoPipeline.ZONE)))
                        .isEqualTo(YearMonth.of(2026, 10)));
    }

    @Test
    void an_event_is_a_cloud_event_of_the_contract() {
        var event = new DemoEvent(
                "i", "/s", "c", "u", Instant.parse("2026-10-01T00:00:00Z"), "sha256:0", "p", 3, decimal("4.5"));

        assertThat(JsonMapper.shared().readTree(event.json()))
                .isEqualTo(JsonMapper.shared().readTree("""
                        {"specversion":"1.0","id":"i","source":"/s","type":"document.processed","subject":"c",
                         "time":"2026-10-01T00:00:00Z",
                         "data":{"user":"u","document":"sha256:0","product":"p","documents":1,"pages":3,"credits":"4.5"}}
                        """));
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }
}
