package io.leporello.account.plan;

import io.leporello.event.EventJson;
import io.leporello.refusal.TextChecks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers questions about price plans from the rows of their versions. */
@Component
@DependsOn("accountSchema")
class PlanQueries {

    private static final String ROWS =
            "select plan_id, version, effective_from, terms, published_at from account.plan_version where plan_id ";
    private static final String IN_ORDER = " order by plan_id, version";

    /** The plans that contracts of some customers name. */
    private static final String AGREED =
            " and plan_id in (select terms ->> 'plan' from account.contract where customer_id = any (:customers))";

    private record Row(PricePlanPublished version, Instant publishedAt) {}

    private final JsonMapper json = EventJson.mapper();
    private final JdbcClient database;

    PlanQueries(JdbcClient database) {
        this.database = database;
    }

    @QueryHandler
    Optional<PlanView> handle(FindPlan query) {
        if (!TextChecks.isId(query.planId())) return Optional.empty();
        var versions = database.sql(ROWS + "= :plan" + agreed(query.customers()) + IN_ORDER)
                .param("plan", query.planId());
        return plans(among(query.customers(), versions)).stream().findFirst();
    }

    @QueryHandler
    PlanPage handle(ListPlans query) {
        var versions = database.sql(
                        ROWS + """
                        in (select distinct plan_id from account.plan_version
                            where plan_id > :after""" + agreed(query.customers()) + " order by plan_id limit :rows)" + IN_ORDER)
                .param("after", query.paging().afterId())
                .param("rows", query.paging().rows());
        return query.paging().cut(plans(among(query.customers(), versions)), PlanView::id, PlanPage::new);
    }

    private static String agreed(@Nullable List<String> customers) {
        return customers == null ? "" : AGREED;
    }

    private static JdbcClient.StatementSpec among(@Nullable List<String> customers, JdbcClient.StatementSpec versions) {
        return customers == null ? versions : versions.param("customers", customers.toArray(String[]::new));
    }

    private List<PlanView> plans(JdbcClient.StatementSpec versions) {
        return versions.query(this::row).list().stream()
                .collect(Collectors.groupingBy(row -> row.version.planId(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(PlanQueries::view)
                .toList();
    }

    private Row row(ResultSet row, int number) throws SQLException {
        var version = new PricePlanPublished(
                row.getString("plan_id"),
                row.getInt("version"),
                row.getObject("effective_from", LocalDate.class),
                json.readValue(row.getString("terms"), PlanTerms.class));
        return new Row(
                version, row.getObject("published_at", OffsetDateTime.class).toInstant());
    }

    private static PlanView view(List<Row> rows) {
        var versions = new PlanVersions(rows.stream().map(Row::version).toList());
        var newest = rows.get(rows.size() - 1).version;
        return new PlanView(
                newest.planId(),
                newest.terms().name(),
                newest.terms().currency(),
                rows.stream().map(row -> view(row, versions)).toList());
    }

    private static PlanView.Version view(Row row, PlanVersions versions) {
        return new PlanView.Version(
                row.version.version(),
                row.version.effectiveFrom(),
                versions.superseded(row.version),
                row.publishedAt,
                row.version.terms());
    }
}
